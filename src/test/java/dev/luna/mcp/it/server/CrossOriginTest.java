package dev.luna.mcp.it.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.luna.mcp.testkit.JsonRpc;
import dev.luna.mcp.testkit.Luna;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A web page of an allowed origin can use the server from its browser, and one of another cannot. */
class CrossOriginTest {

    private static final String PAGE = "https://app.example.org";

    @RegisterExtension
    static final Luna server = Luna.withTools("conformance/routes")
            .setting("luna.allowed-origins", PAGE + ",https://*.preview.example.org")
            .setting("luna.limits.wrong-tokens-per-minute", 1);

    private static HttpResponse<String> preflight(String path, String origin, String headers) {
        return server.send(HttpRequest.newBuilder(server.uri(path))
                .method("OPTIONS", BodyPublishers.noBody())
                .header("Origin", origin)
                .header("Access-Control-Request-Method", "POST")
                .header("Access-Control-Request-Headers", headers));
    }

    private static String header(HttpResponse<?> response, String name) {
        return String.join(", ", response.headers().allValues(name));
    }

    private static List<String> names(HttpResponse<?> response, String name) {
        return Arrays.stream(header(response, name).toLowerCase().split(","))
                .map(String::strip)
                .toList();
    }

    private static void assertReadableBy(String origin, HttpResponse<?> response) {
        assertThat(header(response, "Access-Control-Allow-Origin")).isEqualTo(origin);
        assertThat(names(response, "Vary")).contains("origin");
        assertThat(names(response, "Access-Control-Expose-Headers"))
                .contains("mcp-session-id", "www-authenticate", "retry-after");
        assertThat(response.headers().firstValue("Access-Control-Allow-Credentials"))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {PAGE, "https://x.preview.example.org", "http://localhost:3000", "http://127.0.0.1:5173"})
    void a_preflight_of_an_allowed_page_needs_no_token(String origin) {
        HttpResponse<String> response = preflight("/mcp", origin, "authorization,content-type,mcp-param-region,x-evil");
        assertThat(response.statusCode()).isEqualTo(204);
        assertThat(response.body()).isEmpty();
        assertReadableBy(origin, response);
        assertThat(names(response, "Vary")).contains("access-control-request-method", "access-control-request-headers");
        assertThat(names(response, "Access-Control-Allow-Methods")).contains("get", "post", "delete");
        assertThat(names(response, "Access-Control-Allow-Headers"))
                .contains(
                        "authorization",
                        "content-type",
                        "mcp-protocol-version",
                        "mcp-session-id",
                        "mcp-method",
                        "mcp-name",
                        "last-event-id",
                        "mcp-param-region")
                .doesNotContain("x-evil");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"https://evil.example.com", "null", "https://app.example.org:8443", "http://app.example.org"})
    void a_preflight_of_another_page_is_403_and_says_what_to_do(String origin) {
        HttpResponse<String> response = preflight("/mcp", origin, "authorization");
        assertThat(response.statusCode()).isEqualTo(403);
        assertThat(JsonRpc.json(response.body()).at("/error/message").asText()).contains("LUNA_ALLOWED_ORIGINS");
        assertThat(response.headers().map().keySet()).noneMatch(name -> name.startsWith("access-control"));
        assertThat(names(response, "Vary")).contains("origin");
    }

    @Test
    void a_page_may_ask_for_a_server_in_its_own_network() {
        HttpResponse<String> response = server.send(HttpRequest.newBuilder(server.uri("/mcp/"))
                .method("OPTIONS", BodyPublishers.noBody())
                .header("Origin", PAGE)
                .header("Access-Control-Request-Method", "POST")
                .header("Access-Control-Request-Private-Network", "true"));
        assertThat(header(response, "Access-Control-Allow-Private-Network")).isEqualTo("true");
    }

    @Test
    void every_answer_can_be_read_by_the_page_that_asked() {
        HttpRequest.Builder list = server.request(JsonRpc.request("tools/list", Map.of()));
        assertReadableBy(PAGE, server.send(list.header("Origin", PAGE)));
        HttpRequest.Builder wrong = list.setHeader("Authorization", "Bearer wrong");
        assertStatus(401, wrong);
        assertStatus(429, wrong);
        assertStatus(415, page("x").setHeader("Content-Type", "text/plain"));
        assertStatus(400, page("no json"));
        assertStatus(404, page(JsonRpc.request("no_such_tool", Map.of())));
        assertStatus(405, page("x").PUT(BodyPublishers.noBody()));
        assertStatus(200, HttpRequest.newBuilder(server.uri("/healthz")).header("Origin", PAGE));
        assertStatus(
                200,
                page(JsonRpc.request("tools/call", Map.of("name", "test_tool_with_logging")))
                        .header("MCP-Protocol-Version", "2025-11-25"));
    }

    private static HttpRequest.Builder page(String body) {
        return server.request(body).header("Origin", PAGE);
    }

    private static void assertStatus(int status, HttpRequest.Builder request) {
        HttpResponse<String> response = server.send(request);
        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        assertReadableBy(PAGE, response);
    }

    @Test
    void an_overloaded_server_can_be_read_by_the_page_too() throws Exception {
        try (Luna full = Luna.withTools("conformance/routes")
                .setting("luna.allowed-origins", PAGE)
                .setting("luna.limits.max-streams", 0)
                .start()) {
            HttpResponse<String> response = full.send(HttpRequest.newBuilder(full.uri("/mcp"))
                    .header("Authorization", "Bearer " + Luna.TOKEN)
                    .header("Accept", "text/event-stream")
                    .header("Origin", PAGE));
            assertThat(response.statusCode()).isEqualTo(503);
            assertReadableBy(PAGE, response);
        }
    }

    @Test
    void an_answer_to_no_page_varies_too() {
        HttpResponse<String> response = server.send(server.request(JsonRpc.request("tools/list", Map.of())));
        assertThat(names(response, "Vary")).containsExactly("origin");
        assertThat(response.headers().firstValue("Access-Control-Allow-Origin")).isEmpty();
    }

    @Test
    void health_is_told_to_who_shows_the_token_and_in_a_word_to_others() {
        assertThat(server.health().path("tools")).isNotEmpty();
        HttpRequest.Builder request = HttpRequest.newBuilder(server.uri("/healthz"));
        assertThat(server.send(request).body()).isEqualTo("{\"ok\":true}");
        HttpResponse<String> wrong = server.send(request.header("Authorization", "Bearer wrong"));
        assertThat(wrong.statusCode()).isIn(401, 429);
        assertThat(wrong.body()).doesNotContain("tools");
    }

    @Test
    void head_of_health_is_200_without_a_body() {
        HttpResponse<String> response =
                server.send(HttpRequest.newBuilder(server.uri("/healthz")).method("HEAD", BodyPublishers.noBody()));
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).isEmpty();
        assertThat(header(response, "Content-Type")).isEqualTo("application/json");
    }
}
