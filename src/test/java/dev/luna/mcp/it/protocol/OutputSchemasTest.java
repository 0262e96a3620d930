package dev.luna.mcp.it.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.luna.mcp.testkit.JsonRpc;
import dev.luna.mcp.testkit.Luna;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An output schema that is no object's is left out where a revision forbids it. */
class OutputSchemasTest {

    @RegisterExtension
    static final Luna server = Luna.withTools("conformance/routes");

    private static JsonNode listed(String revision) {
        Map<String, Object> meta = Map.of(
                "io.modelcontextprotocol/protocolVersion", revision,
                "io.modelcontextprotocol/clientInfo", Map.of("name", "t", "version", "1"),
                "io.modelcontextprotocol/clientCapabilities", Map.of());
        boolean modern = revision.equals("2026-07-28");
        String body = server.send(
                        server.request(JsonRpc.request("tools/list", modern ? Map.of("_meta", meta) : Map.of()))
                                .header("MCP-Protocol-Version", revision)
                                .header("Mcp-Method", "tools/list"))
                .body();
        for (JsonNode tool : JsonRpc.json(body).at("/result/tools")) {
            if (tool.path("name").asText().equals("test_list_output")) {
                return tool;
            }
        }
        throw new AssertionError(body);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2025-03-26", "2025-06-18", "2025-11-25"})
    void the_legacy_revisions_list_the_tool_without_it(String revision) {
        assertThat(listed(revision).has("outputSchema")).isFalse();
        JsonNode result =
                server.call("test_list_output").inRevision(revision).send().result();
        assertThat(result.has("structuredContent")).isFalse();
        assertThat(result.at("/content/0/text").asText()).isEqualTo("[1,2,3]");
    }

    @Test
    void the_modern_revision_has_it_and_what_it_promises() {
        assertThat(listed("2026-07-28").at("/outputSchema/type").asText()).isEqualTo("array");
        assertThat(server.call("test_list_output")
                        .send()
                        .result()
                        .path("structuredContent")
                        .toString())
                .isEqualTo("[1,2,3]");
    }
}
