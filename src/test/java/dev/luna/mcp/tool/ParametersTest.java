package dev.luna.mcp.tool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ParametersTest {

    @Test
    void no_parameters_take_no_arguments() {
        assertThat(Parameters.schema(Map.of()).toString())
                .isEqualTo("{\"type\":\"object\",\"properties\":{},\"additionalProperties\":false}");
    }

    @ParameterizedTest
    @CsvSource({
        "string, string",
        "int, integer",
        "LONG, integer",
        "double, number",
        "Float, number",
        "bool, boolean",
        "object, object",
        "array, array"
    })
    void types_have_aliases_in_any_case(String word, String type) {
        assertThat(Parameters.schema(Map.of("a", word)).at("/properties/a/type").asText())
                .isEqualTo(type);
    }

    @Test
    void a_field_named_only_by_an_option_is_a_string() {
        var schema = Parameters.schema(Map.of("a.description", "What a is"));
        assertThat(schema.at("/properties/a").toString())
                .isEqualTo("{\"type\":\"string\",\"description\":\"What a is\"}");
    }

    @ParameterizedTest
    @CsvSource({"string", "integer", "object"})
    void an_array_declares_its_items(String items) {
        var schema = Parameters.schema(Map.of("a.items", items, "a", "array"));
        assertThat(schema.at("/properties/a").toString())
                .isEqualTo("{\"type\":\"array\",\"items\":{\"type\":\"%s\"}}".formatted(items));
        assertThat(Parameters.schema(Map.of("a", "array")).at("/properties/a").toString())
                .isEqualTo("{\"type\":\"array\",\"items\":{}}");
    }

    @Test
    void a_default_has_the_type_of_its_field_even_if_that_is_declared_later() {
        Map<String, String> declared = new LinkedHashMap<>();
        declared.put("n.default", "20");
        declared.put("n", "integer");
        declared.put("b.default", "true");
        declared.put("b", "boolean");
        declared.put("l.default", "[1, 2]");
        declared.put("l", "array");
        var properties = Parameters.schema(declared).path("properties");
        assertThat(properties.at("/n/default").isIntegralNumber()).isTrue();
        assertThat(properties.at("/b/default").isBoolean()).isTrue();
        assertThat(properties.at("/l/default").isArray()).isTrue();
    }

    @Test
    void the_values_of_an_enum_have_the_type_of_its_field() {
        ArgumentSchema schema =
                ArgumentSchema.declared(Map.of("turn", "integer", "turn.enum", "90, 180"), new ToolSchemas());
        assertThat(schema.accept(JsonNodeFactory.instance.objectNode().put("turn", 90)))
                .isEqualTo(Map.of("turn", 90));
        assertThat(schema.allows(JsonNodeFactory.instance.objectNode().put("turn", 91)))
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "a, date, the type date is not known",
        "a.items, string, 'parameter.a.items requires type array, got type string'",
        "a.requried, true, parameter.a.requried: did you mean required?",
        "a.required, yes, 'parameter.a.required must be true or false, not \'\'yes\'\''",
        "a.minimum, many, must be a number",
        "a.maxLength, 1.5, must be a number"
    })
    void an_invalid_declaration_is_rejected(String option, String value, String message) {
        assertThatThrownBy(() -> Parameters.schema(Map.of(option, value)))
                .isInstanceOf(InvalidToolException.class)
                .hasMessageContaining(message);
    }

    @ParameterizedTest
    @CsvSource({
        "integer, default, many, must be a number",
        "integer, enum, '1, two', must be a number",
        "boolean, default, yes, must be true or false",
        "array, default, 1, must be a JSON array",
        "object, default, {, must be a JSON object"
    })
    void a_value_of_another_type_is_rejected(String type, String option, String value, String message) {
        assertThatThrownBy(() -> Parameters.schema(Map.of("a", type, "a." + option, value)))
                .isInstanceOf(InvalidToolException.class)
                .hasMessageContaining("parameter.a." + option + " " + message);
    }
}
