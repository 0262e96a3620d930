package dev.luna.mcp.it.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
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

/** Sessions up to MCP 2025-11-25: offered, never demanded, and known without being remembered. */
class SessionTest {

    private static final String SESSION = "Mcp-Session-Id";

    @RegisterExtension
    static final Luna server = server(Luna.TOKEN);

    private static Luna server(String token) {
        return Luna.withTools("conformance/routes").setting("luna.auth-token", token);
    }

    private static String session(Luna server) {
        return server.send(initialize(server)).headers().firstValue(SESSION).orElseThrow();
    }

    private static HttpRequest.Builder initialize(Luna server) {
        return server.request(JsonRpc.request(
                "initialize",
                Map.of(
                        "protocolVersion", "2025-11-25",
                        "capabilities", Map.of(),
                        "clientInfo", Map.of("name", "t", "version", "1"))));
    }

    private static HttpRequest.Builder call(String session, String method, Object params) {
        HttpRequest.Builder request = server.request(JsonRpc.request(method, params));
        return session == null ? request : request.header(SESSION, session);
    }

    private static HttpResponse<String> ping(String session) {
        return server.send(call(session, "ping", null));
    }

    private static HttpResponse<String> delete(String session) {
        HttpRequest.Builder request = server.request("").DELETE();
        return server.send(session == null ? request : request.header(SESSION, session));
    }

    @Test
    void initialize_offers_one_of_visible_ascii_and_each_time_another() {
        String session = session(server);
        assertThat(session).matches("[\\x21-\\x7e]{40,}").isNotEqualTo(session(server));
        assertThat(ping(session).statusCode()).isEqualTo(200);
        assertThat(ping(session).headers().firstValue(SESSION)).isEmpty();
    }

    @Test
    void none_is_needed() {
        assertThat(ping(null).statusCode()).isEqualTo(200);
    }

    @Test
    void one_that_ended_is_404() {
        String session = session(server);
        HttpResponse<String> ended = delete(session);
        assertThat(ended.statusCode()).isEqualTo(204);
        assertThat(ended.body()).isEmpty();

        HttpResponse<String> refused = ping(session);
        assertThat(refused.statusCode()).isEqualTo(404);
        JsonNode answer = JsonRpc.json(refused.body());
        assertThat(answer.path("id").asInt()).isEqualTo(1);
        assertThat(answer.at("/error/message").asText()).contains("initialize");
        assertThat(delete(session).statusCode()).isEqualTo(404);
        assertThat(server.send(server.request("{\"jsonrpc\":\"2.0\",\"method\":\"notifications/initialized\"}")
                                .header(SESSION, session))
                        .statusCode())
                .isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", "%", "../a"})
    void one_that_is_made_up_is_404(String session) {
        assertThat(ping(session).statusCode()).isEqualTo(404);
        assertThat(delete(session).statusCode()).isEqualTo(404);
    }

    @Test
    void one_that_is_changed_anywhere_is_404() {
        String session = session(server);
        for (int i = 0; i < session.length(); i++) {
            char other = session.charAt(i) == 'A' ? 'B' : 'A';
            assertThat(ping(session.substring(0, i) + other + session.substring(i + 1))
                            .statusCode())
                    .as("character %d", i)
                    .isEqualTo(404);
        }
        assertThat(ping(session + "=").statusCode()).isEqualTo(404);
        assertThat(ping(session).statusCode()).isEqualTo(200);
    }

    @Test
    void it_outlives_a_restart_but_not_another_token() throws Exception {
        String session;
        try (Luna before = server(Luna.TOKEN).start()) {
            session = session(before);
        }
        assertThat(ping(session).statusCode()).isEqualTo(200);
        String foreign;
        try (Luna other = server("another-token-0123456789").start()) {
            foreign = other.send(initialize(other).setHeader("Authorization", "Bearer another-token-0123456789"))
                    .headers()
                    .firstValue(SESSION)
                    .orElseThrow();
        }
        assertThat(ping(foreign).statusCode()).isEqualTo(404);
    }

    @Test
    void delete_without_one_is_400_and_without_the_token_401() {
        assertThat(delete(null).statusCode()).isEqualTo(400);
        assertThat(server.send(server.request("")
                                .DELETE()
                                .setHeader("Authorization", "Bearer x")
                                .header(SESSION, session(server)))
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    void each_has_its_own_log_level() {
        String quiet = session(server);
        String other = session(server);
        assertThat(server.send(call(quiet, "logging/setLevel", Map.of("level", "emergency")))
                        .statusCode())
                .isEqualTo(200);
        Map<String, String> logging = Map.of("name", "test_logging_tool");
        assertThat(server.send(call(quiet, "tools/call", logging)).body()).doesNotContain("notifications/message");
        assertThat(server.send(call(other, "tools/call", logging)).body()).contains("notifications/message");
        assertThat(server.send(call(null, "tools/call", logging)).body()).contains("notifications/message");
    }

    @Test
    void the_modern_era_and_the_direct_dialect_take_no_notice() {
        HttpRequest.Builder modern = server.request(JsonRpc.request(
                        "server/discover",
                        JsonRpc.json("{\"_meta\":{\"io.modelcontextprotocol/protocolVersion\":\"2026-07-28\","
                                + "\"io.modelcontextprotocol/clientCapabilities\":{}}}")))
                .header("MCP-Protocol-Version", "2026-07-28")
                .header("Mcp-Method", "server/discover");
        HttpResponse<String> response = server.send(modern.header(SESSION, "made-up"));
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue(SESSION)).isEmpty();
        assertThat(server.send(call("made-up", "test_simple_text", Map.of())).statusCode())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({
        "tasks/list, true, 2025-11-25",
        "tasks/list, true,",
        "tasks/list, false, 2025-06-18",
        "no_such_tool, true, 2025-03-26",
        "server/discover, true, 2025-11-25",
        "tasks/get, false,"
    })
    void a_method_that_the_era_does_not_have_does_not_end_the_session(String method, boolean named, String revision) {
        HttpRequest.Builder request = server.request(JsonRpc.request(method, Map.of()));
        if (named) {
            request.header(SESSION, session(server));
        }
        if (revision != null) {
            request.header("MCP-Protocol-Version", revision);
        }
        HttpResponse<String> response = server.send(request);
        assertThat(response.statusCode()).isEqualTo(200);
        JsonNode error = JsonRpc.json(response.body()).path("error");
        assertThat(error.path("code").asInt()).isEqualTo(-32601);
        assertThat(error.path("message").asText()).isEqualTo("Method not found: " + method);
    }
}
