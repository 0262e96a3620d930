package dev.luna.mcp.it.tool;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.luna.mcp.testkit.JsonRpc;
import dev.luna.mcp.testkit.Luna;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Tool routes as they are written for Camel's own {@code ai-tool:} run unchanged, in each of its spellings. */
class CamelSpellingsTest {

    @RegisterExtension
    static final Luna server = Luna.withTools("src/test/routes/camel");

    @Test
    void only_a_route_without_tags_is_not_exposed() {
        assertThat(server.registry().loadErrors()).singleElement().satisfies(refusal -> assertThat(refusal.toString())
                .startsWith("default_pool.camel.yaml:5: 'default_pool' has no tags"));
        assertThat(server.result("tools/list", null).path("tools").findValuesAsText("name"))
                .containsExactly(
                        "as_body",
                        "query_string",
                        "forecast",
                        "flat",
                        "hints",
                        "only_described",
                        "order_status",
                        "first",
                        "second");
    }

    @Test
    void options_may_stand_in_the_query_string() {
        JsonNode tool = tool("query_string");
        assertThat(tool.path("description").asText()).isEqualTo("Greets someone");
        assertThat(names(tool)).containsExactly("who", "mood");
        assertThat(tool.at("/inputSchema/required")).hasSize(1);
        assertThat(server.result("query_string", Map.of("who", "Ada", "mood", "glad"))
                        .asText())
                .isEqualTo("Hello Ada, glad");
    }

    @Test
    void a_route_may_be_a_from_alone() {
        assertThat(server.result("forecast", Map.of("city", "Pune")).asText()).isEqualTo("Sun in Pune");
    }

    @Test
    void booleans_may_be_texts_and_types_have_other_names() {
        JsonNode schema = tool("flat").path("inputSchema");
        assertThat(schema.at("/properties/count/type").asText()).isEqualTo("integer");
        assertThat(schema.at("/properties/big/type").asText()).isEqualTo("integer");
        assertThat(schema.at("/properties/ratio/type").asText()).isEqualTo("number");
        assertThat(schema.at("/properties/exact/type").asText()).isEqualTo("boolean");
        assertThat(schema.at("/properties/mode/enum")).hasSize(3);
        assertThat(schema.path("required").toString()).isEqualTo("[\"count\"]");
        assertThat(schema.path("additionalProperties").asBoolean(true)).isFalse();
        assertThat(server.result("flat", Map.of("count", 3)).asText()).isEqualTo("3");
    }

    @Test
    void hints_are_told_as_they_are_given() {
        assertThat(tool("hints").path("annotations").toString())
                .contains("\"readOnlyHint\":true", "\"destructiveHint\":false", "\"idempotentHint\":true")
                .doesNotContain("openWorldHint");
        assertThat(tool("hints").path("title").asText()).isEqualTo("With hints");
    }

    @Test
    void a_field_that_is_only_described_is_a_text() {
        assertThat(tool("only_described")
                        .at("/inputSchema/properties/note/type")
                        .asText())
                .isEqualTo("string");
    }

    @Test
    void whole_schemas_and_outputs_work() {
        assertThat(server.result("order_status", Map.of("order", Map.of("id", 7)))
                        .toString())
                .isEqualTo("{\"state\":\"shipped\"}");
        assertThat(tool("order_status")
                        .at("/outputSchema/properties/state/type")
                        .asText())
                .isEqualTo("string");
    }

    @Test
    void arguments_may_be_the_body() {
        String body = server.result("as_body", Map.of("a", "x", "b", 2)).asText();
        assertThat(JsonRpc.json(body)).isEqualTo(JsonRpc.json("{\"a\":\"x\",\"b\":2}"));
    }

    @Test
    void a_file_may_hold_several_tools() {
        assertThat(server.result("first", null).asText()).isEqualTo("1st");
        assertThat(server.result("second", null).asText()).isEqualTo("2nd");
    }

    private static JsonNode tool(String name) {
        for (JsonNode tool : server.result("tools/list", null).path("tools")) {
            if (tool.path("name").asText().equals(name)) {
                return tool;
            }
        }
        throw new AssertionError("no tool " + name);
    }

    private static List<String> names(JsonNode tool) {
        return tool.at("/inputSchema/properties")
                .propertyStream()
                .map(Map.Entry::getKey)
                .toList();
    }
}
