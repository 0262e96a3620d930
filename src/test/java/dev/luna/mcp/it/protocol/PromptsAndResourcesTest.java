package dev.luna.mcp.it.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.luna.mcp.testkit.JsonRpc;
import dev.luna.mcp.testkit.Luna;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Routes as prompts and as resources. */
class PromptsAndResourcesTest {

    @RegisterExtension
    static final Luna server = Luna.withTools("conformance/routes", "src/test/routes/offers");

    private static JsonNode error(String method, Object params) {
        JsonNode error = JsonRpc.json(server.direct(method, params).body()).path("error");
        assertThat(error.isObject()).isTrue();
        return error;
    }

    @Test
    void prompts_are_listed_with_their_arguments() {
        JsonNode prompts = server.result("prompts/list", null).path("prompts");
        assertThat(prompts.findValuesAsText("name")).contains("test_simple_prompt", "test_prompt_with_arguments");
        JsonNode arguments = prompts.findParents("arguments").stream()
                .filter(prompt -> prompt.path("name").asText().equals("test_prompt_with_arguments"))
                .findFirst()
                .orElseThrow()
                .path("arguments");
        assertThat(arguments.findValuesAsText("name")).containsExactly("arg1", "arg2");
        assertThat(arguments.get(0).path("required").asBoolean()).isTrue();
    }

    @Test
    void a_text_is_what_a_user_says() {
        JsonNode result = server.result(
                "prompts/get",
                Map.of("name", "test_prompt_with_arguments", "arguments", Map.of("arg1", "${body}", "arg2", "b")));
        assertThat(result.at("/messages/0/role").asText()).isEqualTo("user");
        assertThat(result.at("/messages/0/content/text").asText())
                .isEqualTo("Prompt with arguments: arg1='${body}', arg2='b'");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"name":"no_such"}                                        | -32602 | Unknown prompt
            {}                                                        | -32602 | 'name'
            {"name":"test_prompt_with_arguments","arguments":{"arg1":"a"}} | -32602 | 'arg2'
            {"name":"failing_prompt"}                                 | -32603 | The muse is out.
            """)
    void a_prompt_that_cannot_be_given_is_a_protocol_error(String params, int code, String message) {
        JsonNode error = error("prompts/get", JsonRpc.json(params));
        assertThat(error.path("code").asInt()).isEqualTo(code);
        assertThat(error.path("message").asText()).contains(message);
    }

    @Test
    void values_of_an_argument_are_proposed_from_its_declaration() {
        Map<String, Object> ref = Map.of("type", "ref/prompt", "name", "mood");
        JsonNode completion = server.result(
                        "completion/complete", Map.of("ref", ref, "argument", Map.of("name", "mood", "value", "h")))
                .path("completion");
        assertThat(completion.path("values").toString()).isEqualTo("[\"happy\",\"hungry\"]");
        assertThat(completion.path("hasMore").asBoolean()).isFalse();
    }

    @Test
    void resources_and_templates_are_listed_apart() {
        assertThat(server.result("resources/list", null).path("resources").findValuesAsText("uri"))
                .contains("test://static-text")
                .doesNotContain("test://template/{id}/data");
        assertThat(server.result("resources/templates/list", null)
                        .at("/resourceTemplates/0/uriTemplate")
                        .asText())
                .isEqualTo("test://template/{id}/data");
    }

    @Test
    void text_is_read_as_text_and_bytes_as_a_blob() {
        assertThat(server.result("resources/read", Map.of("uri", "test://static-text"))
                        .at("/contents/0/text")
                        .asText())
                .startsWith("This is the content");
        assertThat(server.result("resources/read", Map.of("uri", "test://static-binary"))
                        .at("/contents/0/blob")
                        .asText())
                .startsWith("iVBOR");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            test://values  | {"moons":["Io","Europa"]}
            test://nothing | ``
            """)
    void what_is_no_text_is_json_and_nothing_is_nothing(String uri, String text) {
        assertThat(server.result("resources/read", Map.of("uri", uri))
                        .at("/contents/0/text")
                        .asText("none"))
                .isEqualTo(text);
    }

    @Test
    void what_is_variable_in_the_uri_is_an_argument() {
        String text = server.result("resources/read", Map.of("uri", "test://template/12$%7Bbody%7D/data"))
                .at("/contents/0/text")
                .asText();
        assertThat(JsonRpc.json(text).path("id").asText()).isEqualTo("12$%7Bbody%7D");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "test://none",
                "test://template//data",
                "test://template/a/b/data",
                "test://template/${body}/data",
                "test://template/%7/data",
                "TEST://static-text",
                ""
            })
    void an_unknown_resource_is_a_protocol_error_that_names_it(String uri) {
        JsonNode error = error("resources/read", Map.of("uri", uri));
        assertThat(error.path("code").asInt()).isEqualTo(-32602);
        assertThat(error.at("/data/uri").asText()).isEqualTo(uri);
    }

    @Test
    void prompts_and_resources_are_no_tools() {
        assertThat(server.error(404, "test_simple_prompt", null).path("message").asText())
                .isEqualTo("tool_not_found");
        assertThat(server.registry().loadErrors().stream().map(refusal -> refusal.reason()))
                .singleElement()
                .asString()
                .contains("resourceUri");
    }
}
