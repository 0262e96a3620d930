package dev.luna.mcp.tool;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FlatSchemaTest {

    private static final String SCHEMA = """
            {"type": "object", "title": "All", "additionalProperties": false, "required": ["s"], "properties": {
              "s": {"type": "string", "description": "a text", "default": ""},
              "i": {"type": "integer"}, "n": {"type": "number"}, "b": {"type": "boolean"}}}
            """;

    private final ToolSchemas validators = new ToolSchemas();

    private static JsonNode json(String text) throws Exception {
        return new ObjectMapper().readTree(text);
    }

    private boolean isFlatAndAllows(String schema, String value) throws Exception {
        return FlatSchema.of(json(schema)).orElseThrow().allows(json(value));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'s': ''}",
                "{'s': 'x', 'i': 7, 'n': 1.5, 'b': true}",
                "{'s': 'x', 'i': 123456789012345678901234567890, 'n': 7, 'b': false}",
            })
    void what_is_valid_passes_as_with_the_validator(String value) throws Exception {
        String quoted = value.replace('\'', '"');
        assertThat(isFlatAndAllows(SCHEMA, quoted)).isTrue();
        assertThat(validators.compile(json(SCHEMA)).validate(json(quoted))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "[]",
                "null",
                "{'s': null}",
                "{'s': 7}",
                "{'s': 'x', 'other': 1}",
                "{'s': 'x', 'i': 1.5}",
                "{'s': 'x', 'i': '1'}",
                "{'s': 'x', 'n': '1'}",
                "{'s': 'x', 'b': 'true'}",
                "{'s': ['x']}",
            })
    void what_is_invalid_does_not_pass_and_gets_the_errors_of_the_validator(String value) throws Exception {
        String quoted = value.replace('\'', '"');
        assertThat(isFlatAndAllows(SCHEMA, quoted)).isFalse();
        assertThat(validators.compile(json(SCHEMA)).validate(json(quoted))).isNotEmpty();
    }

    @Test
    void other_properties_pass_unless_they_are_forbidden() throws Exception {
        String open = "{\"type\": \"object\", \"properties\": {}}";
        assertThat(isFlatAndAllows(open, "{\"x\": {\"y\": 1}}")).isTrue();
        assertThat(isFlatAndAllows(open.replace("{}}", "{}, \"additionalProperties\": true}"), "{\"x\": 1}"))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'type': 'object', 'minProperties': 1}",
                "{'type': 'object', 'additionalProperties': {'type': 'string'}}",
                "{'type': ['object']}",
                "{'properties': {}}",
                "{'type': 'object', 'properties': {'a': {'type': 'string', 'pattern': 'x'}}}",
                "{'type': 'object', 'properties': {'a': {'type': 'string', 'enum': ['x']}}}",
                "{'type': 'object', 'properties': {'a': {'type': ['string', 'null']}}}",
                "{'type': 'object', 'properties': {'a': {'type': 'array'}}}",
                "{'type': 'object', 'properties': {'a': {}}}",
                "{'type': 'object', 'properties': {'a': true}}",
                "{'type': 'object', '$defs': {}}",
                "{'type': 'object', '$schema': 'http://json-schema.org/draft-07/schema#'}",
            })
    void a_schema_with_another_rule_is_not_flat(String schema) throws Exception {
        assertThat(FlatSchema.of(json(schema.replace('\'', '"')))).isEmpty();
    }
}
