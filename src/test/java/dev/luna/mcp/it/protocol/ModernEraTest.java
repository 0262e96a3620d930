package dev.luna.mcp.it.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.luna.mcp.testkit.JsonRpc;
import dev.luna.mcp.testkit.Luna;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** MCP 2026-07-28: every request says all there is to know, and questions end a call until it comes again with answers. */
class ModernEraTest {

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final String META = "io.modelcontextprotocol/";

    @RegisterExtension
    static final Luna server = Luna.withTools("conformance/routes", "src/test/routes/tools");

    private static ObjectNode params(String capabilities) {
        ObjectNode params = MAPPER.createObjectNode();
        params.putObject("_meta")
                .put(META + "protocolVersion", "2026-07-28")
                .set(META + "clientCapabilities", JsonRpc.json(capabilities));
        return params;
    }

    private static ObjectNode toolCall(String tool, String capabilities) {
        ObjectNode params = params(capabilities).put("name", tool);
        params.putObject("arguments");
        return params;
    }

    private static HttpRequest.Builder request(String method, ObjectNode params) {
        HttpRequest.Builder request = server.request(JsonRpc.request(method, params))
                .header("MCP-Protocol-Version", "2026-07-28")
                .header("Mcp-Method", method);
        return params.has("name")
                ? request.header("Mcp-Name", params.get("name").asText())
                : request;
    }

    private static JsonNode result(ObjectNode toolCall) {
        HttpResponse<String> response = server.send(request("tools/call", toolCall));
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return JsonRpc.json(response.body()).path("result");
    }

    @Test
    void discover_says_what_the_server_is() {
        JsonNode result = JsonRpc.json(
                        server.send(request("server/discover", params("{}"))).body())
                .path("result");
        assertThat(result.path("supportedVersions").toString())
                .isEqualTo("[\"2026-07-28\",\"2025-11-25\",\"2025-06-18\",\"2025-03-26\"]");
        assertThat(result.at("/capabilities/tools").isObject()).isTrue();
        assertThat(result.path("resultType").asText()).isEqualTo("complete");
        assertThat(result.path("cacheScope").asText()).isEqualTo("private");
        assertThat(result.path("_meta").path(META + "serverInfo").path("name").asText())
                .isEqualTo("luna-mcp-server");
    }

    @Test
    void lists_may_be_kept_and_calls_may_not() {
        JsonNode list = JsonRpc.json(
                        server.send(request("tools/list", params("{}"))).body())
                .path("result");
        assertThat(list.path("ttlMs").isIntegralNumber()).isTrue();
        JsonNode call = result(toolCall("test_simple_text", "{}"));
        assertThat(call.path("resultType").asText()).isEqualTo("complete");
        assertThat(call.has("ttlMs")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"initialize", "ping", "logging/setLevel", "no/such"})
    void what_the_era_does_not_have_is_404(String method) {
        HttpResponse<String> response = server.send(request(method, params("{}")));
        assertThat(response.statusCode()).isEqualTo(404);
        assertThat(JsonRpc.json(response.body()).at("/error/code").asInt()).isEqualTo(-32601);
    }

    @Test
    void a_request_that_says_too_little_is_400() {
        HttpResponse<String> response = server.send(server.request(JsonRpc.request("server/discover", Map.of()))
                .header("MCP-Protocol-Version", "2026-07-28"));
        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(JsonRpc.json(response.body()).at("/error/code").asInt()).isEqualTo(-32602);
    }

    @Test
    void an_unsupported_revision_is_400_and_the_supported_ones_are_named() {
        ObjectNode params = params("{}");
        ((ObjectNode) params.get("_meta")).put(META + "protocolVersion", "v999");
        HttpResponse<String> response = server.send(server.request(JsonRpc.request("tools/list", params))
                .header("MCP-Protocol-Version", "v999")
                .header("Mcp-Method", "tools/list"));
        assertThat(response.statusCode()).isEqualTo(400);
        JsonNode error = JsonRpc.json(response.body()).path("error");
        assertThat(error.path("code").asInt()).isEqualTo(-32022);
        assertThat(error.at("/data/requested").asText()).isEqualTo("v999");
        assertThat(error.at("/data/supported").size()).isEqualTo(4);
    }

    @ParameterizedTest
    @CsvSource({
        "Mcp-Method, tools/list",
        "Mcp-Name, other",
        "MCP-Protocol-Version, 2025-11-25",
        "Mcp-Name, =?base64?x?="
    })
    void a_header_that_differs_from_the_body_is_400(String header, String value) {
        HttpResponse<String> response =
                server.send(request("tools/call", toolCall("echo", "{}")).setHeader(header, value));
        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(JsonRpc.json(response.body()).at("/error/code").asInt()).isEqualTo(-32020);
    }

    @Test
    void a_question_ends_the_call_and_its_answer_goes_on() {
        ObjectNode call = toolCall("test_input_required_result_multi_round", "{\"elicitation\":{}}");
        JsonNode first = result(call);
        assertThat(first.path("resultType").asText()).isEqualTo("input_required");
        assertThat(first.at("/inputRequests/step1/method").asText()).isEqualTo("elicitation/create");

        JsonNode second = result(answered(call, first, "step1", "name", "Ada"));
        assertThat(second.at("/inputRequests").has("step2")).isTrue();

        JsonNode last = result(answered(call, second, "step2", "color", "red"));
        assertThat(last.at("/content/0/text").asText()).isEqualTo("Ada likes red");
    }

    private static ObjectNode answered(ObjectNode call, JsonNode asked, String key, String field, String value) {
        ObjectNode next = call.deepCopy();
        next.set("requestState", asked.get("requestState"));
        next.putObject("inputResponses")
                .putObject(key)
                .put("action", "accept")
                .putObject("content")
                .put(field, value);
        return next;
    }

    @Test
    void a_state_of_another_call_or_a_changed_one_is_refused() {
        ObjectNode call = toolCall("test_input_required_result_elicitation", "{\"elicitation\":{}}");
        String state = result(call).path("requestState").asText();
        for (String bad : new String[] {state + "x", "x" + state, "", ".", state.substring(5)}) {
            assertThat(code(call.deepCopy().put("requestState", bad))).as(bad).isEqualTo(-32602);
        }
        assertThat(code(toolCall("test_input_required_result_multi_round", "{\"elicitation\":{}}")
                        .put("requestState", state)))
                .isEqualTo(-32602);
    }

    private static int code(ObjectNode call) {
        return JsonRpc.json(server.send(request("tools/call", call)).body())
                .at("/error/code")
                .asInt();
    }

    @Test
    void a_client_that_cannot_be_asked_is_told_what_it_lacks() {
        HttpResponse<String> response = server.send(request("tools/call", toolCall("test_missing_capability", "{}")));
        assertThat(response.statusCode()).isEqualTo(400);
        JsonNode error = JsonRpc.json(response.body()).path("error");
        assertThat(error.path("code").asInt()).isEqualTo(-32021);
        assertThat(error.at("/data/requiredCapabilities/sampling").isObject()).isTrue();
    }

    @Test
    void progress_turns_the_answer_into_a_stream_and_only_for_those_who_want_it() {
        ObjectNode call = toolCall("test_tool_with_progress", "{}");
        assertThat(server.send(request("tools/call", call)).headers().firstValue("Content-Type"))
                .hasValue("application/json");

        ((ObjectNode) call.get("_meta")).put("progressToken", "p1");
        HttpResponse<String> response = server.send(request("tools/call", call));
        assertThat(response.headers().firstValue("Content-Type")).hasValue("text/event-stream");
        assertThat(response.body().split("notifications/progress")).hasSize(4);
        assertThat(response.body()).contains("\"progressToken\":\"p1\"").doesNotContain("retry:");
        String last = response.body().strip().substring(response.body().strip().lastIndexOf("data: ") + 6);
        assertThat(JsonRpc.json(last).at("/result/content/0/text").asText())
                .isEqualTo("Tool with progress executed successfully");
    }

    @Test
    void log_messages_go_only_to_requests_that_want_their_level() {
        ObjectNode call = toolCall("test_logging_tool", "{}");
        assertThat(server.send(request("tools/call", call)).body()).doesNotContain("notifications/message");
        ((ObjectNode) call.get("_meta")).put(META + "logLevel", "error");
        assertThat(server.send(request("tools/call", call)).body()).doesNotContain("notifications/message");
        ((ObjectNode) call.get("_meta")).put(META + "logLevel", "debug");
        assertThat(server.send(request("tools/call", call)).body()).contains("notifications/message");
    }

    @Test
    void in_the_direct_dialect_a_question_is_an_error() {
        assertThat(server.error(500, "test_input_required_result_elicitation", Map.of())
                        .path("message")
                        .asText())
                .contains("asks its caller a question");
    }
}
