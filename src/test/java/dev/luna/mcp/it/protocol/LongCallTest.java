package dev.luna.mcp.it.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.luna.mcp.testkit.JsonRpc;
import dev.luna.mcp.testkit.Luna;
import dev.luna.mcp.testkit.MessageStream;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A call that takes long shows life by itself, and every answer has the form that the client asked for. */
@Timeout(60)
class LongCallTest {

    @RegisterExtension
    static final Luna server = Luna.withTools("src/test/routes/waiting", "conformance/routes")
            .setting("luna.heartbeat.after", "200ms")
            .setting("luna.heartbeat.every", "200ms");

    private static HttpRequest.Builder call(String accept, String tool, Map<String, ?> arguments, boolean withToken) {
        Map<String, Object> params = new HashMap<>(Map.of("name", tool, "arguments", arguments));
        if (withToken) {
            params.put("_meta", Map.of("progressToken", "p1"));
        }
        return post(accept, "tools/call", params).header("MCP-Protocol-Version", "2025-11-25");
    }

    private static HttpRequest.Builder post(String accept, String method, Object params) {
        HttpRequest.Builder request = server.request(JsonRpc.request(method, params));
        return accept == null ? request : request.setHeader("Accept", accept);
    }

    private static String type(HttpResponse<?> response) {
        return response.headers().firstValue("Content-Type").orElse("");
    }

    @Test
    void a_silent_tool_is_heard_of_by_comments() {
        HttpResponse<String> response = server.send(call(null, "waits", Map.of("millis", 1500), false));
        assertThat(type(response)).isEqualTo("text/event-stream");
        assertThat(response.body())
                .startsWith(":\n\n:\n\n:\n\n")
                .contains("waited")
                .doesNotContain("progress");
    }

    @Test
    void the_stream_opens_before_the_tool_is_done() {
        try (MessageStream stream = server.open(call(null, "waits", Map.of("millis", 3000), true))) {
            assertThat(stream.next().path("method").asText()).isEqualTo("notifications/progress");
            assertThat(stream.response().statusCode()).isEqualTo(200);
        }
    }

    @Test
    void a_silent_tool_makes_progress_for_who_gave_a_token() {
        HttpResponse<String> response = server.send(call(null, "waits", Map.of("millis", 1500), true));
        List<JsonNode> heard = progress(response);
        assertThat(heard).hasSizeGreaterThan(2).allSatisfy(params -> {
            assertThat(params.path("progressToken").asText()).isEqualTo("p1");
            assertThat(params.path("message").asText()).matches("Still running \\(\\d+ s\\)");
        });
        assertGrows(heard);
        assertThat(response.body()).contains(":\n\n");
    }

    @Test
    void what_a_tool_tells_is_not_lost_among_the_signs_of_life() {
        List<JsonNode> heard = progress(server.send(call(null, "waits_and_tells", Map.of("millis", 1000), true)));
        assertGrows(heard);
        List<String> messages =
                heard.stream().map(params -> params.path("message").asText()).toList();
        assertThat(messages).contains("Begun", "Half").anyMatch(message -> message.matches("Begun \\(\\d+ s\\)"));
        assertThat(heard.get(messages.indexOf("Half")).path("progress").asDouble())
                .isEqualTo(1);
    }

    private static List<JsonNode> progress(HttpResponse<String> response) {
        List<JsonNode> heard = new ArrayList<>();
        response.body()
                .lines()
                .filter(line -> line.startsWith("data: ") && line.contains("notifications/progress"))
                .forEach(line -> heard.add(JsonRpc.json(line.substring(6)).path("params")));
        return heard;
    }

    private static void assertGrows(List<JsonNode> heard) {
        List<Double> values =
                heard.stream().map(params -> params.path("progress").asDouble()).toList();
        assertThat(values).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void a_modern_call_shows_life_too() {
        server.call("waits").with("millis", 1000).send().expectText("waited");
        Map<String, Object> meta = Map.of(
                "io.modelcontextprotocol/protocolVersion",
                "2026-07-28",
                "io.modelcontextprotocol/clientCapabilities",
                Map.of());
        HttpResponse<String> response = server.send(
                post(null, "tools/call", Map.of("name", "waits", "arguments", Map.of("millis", 1000), "_meta", meta))
                        .header("MCP-Protocol-Version", "2026-07-28")
                        .header("Mcp-Method", "tools/call")
                        .header("Mcp-Name", "waits"));
        assertThat(response.body()).startsWith(":\n\n").contains("waited");
    }

    @Test
    void prompts_and_resources_show_life_too() {
        assertThat(server.send(post(null, "prompts/get", Map.of("name", "waits_as_prompt")))
                        .body())
                .startsWith(":\n\n")
                .contains("waited");
        assertThat(server.send(post(null, "resources/read", Map.of("uri", "test://waits")))
                        .body())
                .startsWith(":\n\n")
                .contains("waited");
    }

    @Test
    void a_quick_call_stays_json() {
        HttpResponse<String> response = server.send(call(null, "waits", Map.of("millis", 1), true));
        assertThat(type(response)).isEqualTo("application/json");
        assertThat(response.body()).contains("waited");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/json",
                "*/*",
                "application/json, text/event-stream;q=0",
                "application/json, text/event-stream; Q=0.00",
                "text/html"
            })
    void who_does_not_name_events_gets_json(String accept) {
        HttpResponse<String> slow = server.send(call(accept, "waits_and_tells", Map.of("millis", 500), true));
        assertThat(type(slow)).isEqualTo("application/json");
        assertThat(JsonRpc.json(slow.body()).at("/result/content/0/text").asText())
                .isEqualTo("told");
        HttpResponse<String> logging = server.send(call(accept, "test_tool_with_logging", Map.of(), true));
        assertThat(type(logging)).isEqualTo("application/json");
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/event-stream", "TEXT/EVENT-STREAM;charset=utf-8", "application/json;q=0, text/*"})
    void who_names_nothing_but_events_gets_them(String accept) {
        HttpResponse<String> response = server.send(call(accept, "waits", Map.of("millis", 1), false));
        assertThat(type(response)).isEqualTo("text/event-stream");
        assertThat(response.body()).startsWith("event: message\ndata: {").contains("waited");

        Map<String, Object> client = Map.of("name", "test", "version", "1");
        HttpResponse<String> handshake = server.send(post(
                accept,
                "initialize",
                Map.of("protocolVersion", "2025-11-25", "capabilities", Map.of(), "clientInfo", client)));
        assertThat(type(handshake)).isEqualTo("text/event-stream");
        assertThat(handshake.headers().firstValue("Mcp-Session-Id")).isPresent();
    }

    @Test
    void a_failure_before_the_call_keeps_its_status_whatever_is_accepted() {
        HttpResponse<String> response = server.send(
                post("text/event-stream", "tools/list", Map.of()).setHeader("Authorization", "Bearer wrong"));
        assertThat(response.statusCode()).isEqualTo(401);
        assertThat(type(response)).isEqualTo("application/json");
    }

    @Test
    void a_call_of_the_direct_dialect_keeps_its_status() {
        HttpResponse<String> response = server.send(post(null, "waits", Map.of("millis", 1000)));
        assertThat(type(response)).isEqualTo("application/json");
        assertThat(response.statusCode()).isEqualTo(200);
    }

    @Test
    void a_question_needs_a_client_that_takes_events() {
        assertThat(server.send(call("application/json", "waits_and_asks", Map.of(), false))
                        .body())
                .contains("\"isError\":true", "text/event-stream");
        try (MessageStream stream = server.open(call("*/*", "waits_and_asks", Map.of(), false))) {
            assertThat(stream.next().path("method").asText()).isEqualTo("elicitation/create");
        }
    }

    @Test
    void a_subscription_needs_a_client_that_takes_events() {
        Map<String, Object> meta = Map.of(
                "io.modelcontextprotocol/protocolVersion",
                "2026-07-28",
                "io.modelcontextprotocol/clientCapabilities",
                Map.of());
        HttpResponse<String> response = server.send(
                post("application/json", "subscriptions/listen", Map.of("notifications", Map.of(), "_meta", meta))
                        .header("MCP-Protocol-Version", "2026-07-28")
                        .header("Mcp-Method", "subscriptions/listen"));
        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.body()).contains("text/event-stream");
    }

    @Test
    void an_interval_that_would_be_a_flood_is_refused_at_start() {
        assertThatThrownBy(() -> Luna.withTools("src/test/routes/waiting")
                        .setting("luna.heartbeat.every", "5ms")
                        .start())
                .hasStackTraceContaining("luna.heartbeat.every must be 100ms or longer, not 5ms.");
    }
}
