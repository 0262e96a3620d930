package dev.luna.mcp.it.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.luna.mcp.testkit.JsonRpc;
import dev.luna.mcp.testkit.Luna;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The part of MCP that every client of the revisions up to 2025-11-25 needs, without a session. */
class ProtocolTest {

    @RegisterExtension
    static final Luna server = Luna.withTools("src/test/routes/tools");

    @ParameterizedTest
    @CsvSource({
        "2025-11-25, 2025-11-25",
        "2025-06-18, 2025-06-18",
        "2025-03-26, 2025-03-26",
        "2024-11-05, 2025-11-25",
        "2099-01-01, 2025-11-25",
        "'', 2025-11-25"
    })
    void initialize_agrees_on_a_revision(String asked, String answered) {
        HttpResponse<String> response = server.direct(
                "initialize",
                Map.of("protocolVersion", asked, "capabilities", Map.of(), "clientInfo", Map.of("name", "t")));
        JsonNode result = JsonRpc.json(response.body()).path("result");
        assertThat(result.path("protocolVersion").asText()).isEqualTo(answered);
        assertThat(result.at("/capabilities/tools").isObject()).isTrue();
        assertThat(result.at("/serverInfo/name").asText()).isEqualTo("luna-mcp-server");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"jsonrpc\":\"2.0\",\"method\":\"notifications/initialized\"}",
                "{\"jsonrpc\":\"2.0\",\"method\":\"notifications/cancelled\",\"params\":{\"requestId\":1}}"
            })
    void notifications_are_202_without_a_body(String message) {
        HttpResponse<String> response = server.send(server.request(message));
        assertThat(response.statusCode()).isEqualTo(202);
        assertThat(response.body()).isEmpty();
    }

    @Test
    void ping_is_answered_with_an_empty_object() {
        assertThat(server.result("ping", null).toString()).isEqualTo("{}");
    }

    @Test
    void an_id_comes_back_as_it_was() {
        for (String id : new String[] {"\"a-1\"", "0", "-7", "12345678901234567890"}) {
            HttpResponse<String> response =
                    server.send(server.request("{\"jsonrpc\":\"2.0\",\"id\":" + id + ",\"method\":\"ping\"}"));
            assertThat(response.body()).contains("\"id\":" + id + ",");
        }
    }

    @Test
    void tools_are_listed_with_what_they_declare_in_the_order_declared() {
        JsonNode tools = server.result("tools/list", null).path("tools");
        JsonNode echo = tools.findParents("name").stream()
                .filter(tool -> tool.path("name").asText().equals("echo"))
                .findFirst()
                .orElseThrow();
        assertThat(echo.path("inputSchema").toString())
                .isEqualTo("{\"type\":\"object\",\"properties\":{"
                        + "\"text\":{\"type\":\"string\",\"maxLength\":20},"
                        + "\"count\":{\"type\":\"integer\",\"minimum\":1,\"default\":7},"
                        + "\"mode\":{\"type\":\"string\",\"enum\":[\"loud\",\"quiet\"]}},"
                        + "\"required\":[\"text\"],\"additionalProperties\":false}");
        assertThat(echo.has("annotations")).isFalse();
        assertThat(tools.findValuesAsText("name")).isSorted();
        assertThat(server.result("tools/list", null).path("tools")).isEqualTo(tools);
    }

    @Test
    void a_tool_may_be_called_without_arguments() {
        assertThat(server.result("tools/call", Map.of("name", "nothing")).has("content"))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"name\":\"no_such\"}", "{\"name\":\"echo,fails\"}", "{\"name\":7}", "{}", "[]"})
    void an_unknown_tool_is_a_protocol_error(String params) {
        HttpResponse<String> response = server.direct("tools/call", JsonRpc.json(params));
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(JsonRpc.json(response.body()).at("/error/code").asInt()).isEqualTo(-32602);
    }

    @Test
    void tools_call_without_params_is_a_protocol_error() {
        assertThat(JsonRpc.json(server.direct("tools/call", null).body())
                        .at("/error/code")
                        .asInt())
                .isEqualTo(-32602);
    }

    @Test
    void an_unsupported_version_header_is_400() {
        HttpResponse<String> response =
                server.send(server.request(JsonRpc.request("ping", null)).header("MCP-Protocol-Version", "v9"));
        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.body()).contains("2025-11-25");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2025-11-25", "2025-06-18", "2025-03-26"})
    void a_supported_version_header_passes(String version) {
        assertThat(server.send(server.request(JsonRpc.request("ping", null)).header("MCP-Protocol-Version", version))
                        .statusCode())
                .isEqualTo(200);
    }
}
