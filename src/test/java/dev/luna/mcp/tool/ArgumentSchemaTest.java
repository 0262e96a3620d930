package dev.luna.mcp.tool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ArgumentSchemaTest {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private static ArgumentSchema schema(String json) throws JsonProcessingException {
        return new ArgumentSchema((ObjectNode) MAPPER.readTree(json), Set.of("user_id"), new ToolSchemas());
    }

    @Test
    void arguments_are_validated_against_the_whole_schema() throws Exception {
        ArgumentSchema schema = schema("""
                {"properties":{"inputs":{"type":"object","additionalProperties":{"type":"string"}},
                               "a":{"$ref":"#/$defs/a"}},
                 "$defs":{"a":{"type":"array","items":{"type":"integer"},"maxItems":2}}}
                """);
        assertThat(schema.accept(MAPPER.readTree("{\"a\":[1,2],\"inputs\":{\"k\":\"v\"}}")))
                .containsOnlyKeys("a", "inputs");
        assertThatThrownBy(() -> schema.accept(MAPPER.readTree("{\"inputs\":{\"k\":1}}")))
                .isInstanceOf(InvalidArgumentException.class)
                .hasMessage("Argument 'inputs.k' must be of type string, got 1.");
        assertThatThrownBy(() -> schema.accept(MAPPER.readTree("{\"a\":[1,\"x\"]}")))
                .hasMessage("Argument 'a.1' must be of type integer, got \"x\".");
    }

    @Test
    void the_message_names_the_expected_format() throws Exception {
        ArgumentSchema schema = schema("{\"properties\":{\"day\":{\"type\":\"string\",\"format\":\"date\"}}}");
        assertThatThrownBy(() -> schema.accept(MAPPER.readTree("{\"day\":\"tomorrow\"}")))
                .hasMessage("Argument 'day' must be of the format date, got \"tomorrow\".");
    }

    @Test
    void numbers_keep_their_type() throws Exception {
        var values = schema("{\"properties\":{\"i\":{\"type\":\"integer\"},\"n\":{\"type\":\"number\"}}}")
                .accept(MAPPER.readTree("{\"i\":7,\"n\":0.5}"));
        assertThat(values).containsEntry("i", 7).containsEntry("n", 0.5);
    }

    @Test
    void a_long_value_is_truncated_in_the_message() throws Exception {
        ArgumentSchema schema = schema("{\"properties\":{\"i\":{\"type\":\"integer\"}}}");
        assertThatThrownBy(() -> schema.accept(MAPPER.createObjectNode().put("i", "x".repeat(100_000))))
                .satisfies(e -> assertThat(e.getMessage()).hasSizeLessThan(200));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "7.0 | 7",
                "7e0 | 7",
                "70e-1 | 7",
                "-7.00 | -7",
                "\"7\" | 7",
                "\" 7 \" | 7",
                "\"7.0\" | 7",
                "\"7e2\" | 700",
                "\"007\" | 7",
                "3e9 | 3000000000",
                "\"3000000000\" | 3000000000",
                "1e20 | 100000000000000000000"
            })
    void a_whole_number_in_any_notation_is_an_integer(String written, String expected) throws Exception {
        for (String type : List.of(
                "{\"type\":\"integer\"}",
                "{\"anyOf\":[{\"type\":\"integer\"},{\"type\":\"null\"}]}",
                "{\"$ref\":\"#/$defs/i\"}",
                "{\"type\":[\"integer\",\"null\"]}")) {
            ArgumentSchema schema =
                    schema("{\"properties\":{\"i\":" + type + ",\"l\":{\"type\":\"array\",\"items\":" + type
                            + "},\"o\":{\"type\":\"object\",\"properties\":{\"i\":" + type + "}}},"
                            + "\"$defs\":{\"i\":{\"type\":\"integer\"}}}");
            var values =
                    schema.accept(MAPPER.readTree("{\"i\":%1$s,\"l\":[%1$s],\"o\":{\"i\":%1$s}}".formatted(written)));
            assertThat(values.get("i")).isInstanceOf(Number.class).hasToString(expected);
            assertThat(values).hasToString("{i=%1$s, l=[%1$s], o={i=%1$s}}".formatted(expected));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"7.5", "\"7.5\"", "\"seven\"", "\"\"", "\"0x7\"", "\"1 000\"", "true", "\"1e99\"", "[7]"})
    void a_number_with_a_fraction_is_not_an_integer(String written) throws Exception {
        ArgumentSchema schema = schema("{\"properties\":{\"i\":{\"type\":\"integer\"}}}");
        assertThatThrownBy(() -> schema.accept(MAPPER.readTree("{\"i\":" + written + "}")))
                .isInstanceOf(InvalidArgumentException.class)
                .hasMessage("Argument 'i' must be of type integer, got " + written + ".");
    }

    @Test
    void texts_are_converted_to_the_declared_type() throws Exception {
        ArgumentSchema schema = schema("""
                {"properties":{"n":{"type":"number"},"b":{"type":"boolean"},"s":{"type":"string"},"any":{},
                 "j":{"type":"string","contentMediaType":"application/json"},"sn":{"type":["string","integer"]},
                 "m":{"type":"object","additionalProperties":{"type":"integer"}}, "d":{"type":"integer","default":5.0}}}
                """);
        assertThat(schema.accept(MAPPER.readTree("""
                {"n":"0.5","b":"True","s":"7","any":"7","j":{"k":[1,"x"]},"sn":"7","m":{"a":"7"}}
                """)).toString())
                .isEqualTo("{n=0.5, b=true, s=7, any=7, j={\"k\":[1,\"x\"]}, sn=7, m={a=7}, d=5}");
        assertThat(schema.accept(MAPPER.readTree("{\"s\":\"7\",\"sn\":\"7\",\"n\":\"7\",\"b\":\"false\"}")))
                .containsEntry("s", "7")
                .containsEntry("sn", "7")
                .containsEntry("n", 7)
                .containsEntry("b", false);
        assertThatThrownBy(() -> schema.accept(MAPPER.readTree("{\"b\":\"yes\"}")))
                .hasMessage("Argument 'b' must be of type boolean, got \"yes\".");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"type\":\"string\"} | null",
                "{\"type\":\"integer\"} | null",
                "{\"type\":\"object\"} | null",
                "{\"enum\":[\"a\"]} | null",
                "{\"anyOf\":[{\"type\":\"string\"},{\"type\":\"array\"}]} | null",
                "{\"type\":\"string\",\"minLength\":1} | \"\"",
                "{\"type\":\"string\",\"pattern\":\"^a\"} | \"\"",
                "{\"type\":\"string\",\"enum\":[\"a\"]} | \"\"",
                "{\"type\":\"string\",\"format\":\"date\"} | \"\""
            })
    void null_and_an_empty_text_are_absent_values(String type, String written) throws Exception {
        ArgumentSchema optional = schema("{\"properties\":{\"a\":" + type
                + ",\"o\":{\"type\":\"object\",\"properties\":{\"a/~b\":" + type + "}}}}");
        assertThat(optional.accept(MAPPER.readTree("{\"a\":%1$s,\"o\":{\"a/~b\":%1$s}}".formatted(written))))
                .hasToString("{o={}}");
        ArgumentSchema required = schema("{\"properties\":{\"a\":" + type + "},\"required\":[\"a\"]}");
        assertThatThrownBy(() -> required.accept(MAPPER.readTree("{\"a\":" + written + "}")))
                .isInstanceOf(InvalidArgumentException.class)
                .message()
                .startsWith(written.equals("null") ? "Missing required argument 'a'" : "Argument 'a' ");
    }

    @Test
    void null_and_an_empty_text_reach_a_route_that_allows_them() throws Exception {
        ArgumentSchema schema =
                schema("{\"properties\":{\"n\":{\"type\":[\"string\",\"null\"]},\"s\":{\"type\":\"string\"},"
                        + "\"d\":{\"type\":\"integer\",\"default\":3}}}");
        assertThat(schema.accept(MAPPER.readTree("{\"n\":null,\"s\":\"\",\"d\":null}")))
                .containsEntry("n", null)
                .containsEntry("s", "")
                .containsEntry("d", 3);
    }

    @Test
    void ignored_arguments_are_removed_unless_they_are_declared() throws Exception {
        assertThat(schema("{\"properties\":{\"a\":{}},\"additionalProperties\":false}")
                        .accept(MAPPER.readTree("{\"a\":1,\"user_id\":\"u\"}")))
                .containsOnlyKeys("a");
        assertThat(schema("{\"properties\":{\"user_id\":{}}}").accept(MAPPER.readTree("{\"user_id\":\"u\"}")))
                .containsOnlyKeys("user_id");
        assertThatThrownBy(() -> schema("{\"properties\":{\"a\":{}},\"additionalProperties\":false}")
                        .accept(MAPPER.readTree("{\"other\":1}")))
                .hasMessage("Unknown argument 'other'; this tool takes a.");
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
    void names_that_control_camel_are_rejected(String name) {
        assertThatThrownBy(() -> schema("{\"properties\":{\"" + name + "\":{}}}"))
                .isInstanceOf(InvalidToolException.class)
                .hasMessageContaining(name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"path", "host", "github_user", "camera"})
    void ordinary_names_are_accepted(String name) throws Exception {
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
    void an_invalid_schema_is_rejected(String json, String message) {
        assertThatThrownBy(() -> schema(json))
                .isInstanceOf(InvalidToolException.class)
                .hasMessageContaining(message);
    }
}
