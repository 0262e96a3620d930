package dev.luna.mcp.tool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ArgumentSchemaTest {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private static ArgumentSchema schema(String json) throws JsonProcessingException {
        return new ArgumentSchema((ObjectNode) MAPPER.readTree(json));
    }

    @Test
    void the_whole_schema_is_checked() throws Exception {
        ArgumentSchema schema = schema("""
                {"properties":{"inputs":{"type":"object","additionalProperties":{"type":"string"}},
                               "a":{"$ref":"#/$defs/a"}},
                 "$defs":{"a":{"type":"array","items":{"type":"integer"},"maxItems":2}}}
                """);
        assertThat(schema.accept(MAPPER.readTree("{\"a\":[1,2],\"inputs\":{\"k\":\"v\"}}")))
                .containsOnlyKeys("a", "inputs");
        assertThatThrownBy(() -> schema.accept(MAPPER.readTree("{\"inputs\":{\"k\":1}}")))
                .isInstanceOf(InvalidArgumentException.class)
                .hasMessage("Argument 'inputs.k' must be of type string, but 1 came.");
        assertThatThrownBy(() -> schema.accept(MAPPER.readTree("{\"a\":[1,\"x\"]}")))
                .hasMessage("Argument 'a.1' must be of type integer, but \"x\" came.");
    }

    @Test
    void a_format_is_named() throws Exception {
        ArgumentSchema schema = schema("{\"properties\":{\"day\":{\"type\":\"string\",\"format\":\"date\"}}}");
        assertThatThrownBy(() -> schema.accept(MAPPER.readTree("{\"day\":\"tomorrow\"}")))
                .hasMessage("Argument 'day' must be of the format date, but \"tomorrow\" came.");
    }

    @Test
    void numbers_keep_their_kind() throws Exception {
        var values = schema("{\"properties\":{\"i\":{\"type\":\"integer\"},\"n\":{\"type\":\"number\"}}}")
                .accept(MAPPER.readTree("{\"i\":7,\"n\":0.5}"));
        assertThat(values).containsEntry("i", 7).containsEntry("n", 0.5);
    }

    @Test
    void a_long_value_is_not_repeated_whole() throws Exception {
        ArgumentSchema schema = schema("{\"properties\":{\"i\":{\"type\":\"integer\"}}}");
        assertThatThrownBy(() -> schema.accept(MAPPER.createObjectNode().put("i", "x".repeat(100_000))))
                .satisfies(e -> assertThat(e.getMessage()).hasSizeLessThan(200));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CamelHttpUri",
                "camelfilename",
                "CAMEL",
                "org.apache.camel.X",
                "GitHubIssueTitle",
                "githubpullrequest",
                "GitHubPullRequestHeadCommitSHA",
                "GitHubInResponseTo",
                "GitHubEventType"
            })
    void names_that_steer_camel_are_refused(String name) {
        assertThatThrownBy(() -> schema("{\"properties\":{\"" + name + "\":{}}}"))
                .isInstanceOf(InvalidToolException.class)
                .hasMessageContaining(name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"path", "host", "github_user", "camera"})
    void ordinary_names_pass(String name) throws Exception {
        assertThat(schema("{\"properties\":{\"" + name + "\":{}}}").json().has("properties"))
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"type\":\"array\"} | must have type object",
                "{\"required\":[\"x\"]} | 'x' is required but not declared",
                "{\"properties\":{\"a\":{\"type\":\"strin\"}}} | not valid",
                "{\"properties\":{\"a\":{\"$ref\":\"http://127.0.0.1:9/x.json\"}}} | refers to",
                "{\"properties\":{\"a\":{\"$ref\":\"#/$defs/a\"}}} | refers to",
                "{\"$schema\":\"http://127.0.0.1:9/dialect\"} | not valid"
            })
    void what_is_no_schema_of_arguments_is_refused(String json, String message) {
        assertThatThrownBy(() -> schema(json))
                .isInstanceOf(InvalidToolException.class)
                .hasMessageContaining(message);
    }
}
