package dev.luna.mcp.it.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.luna.mcp.testkit.JsonRpc;
import dev.luna.mcp.testkit.Luna;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every row of the table that says which failure becomes which status and code. */
class ErrorTableTest {

    @RegisterExtension
    static final Luna server = Luna.withTools("src/test/routes/tools", "routes/tools/puch")
            .setting("luna.max-body-bytes", "65536")
            .setting("luna.allowed-origins", "https://luna.example.org");

    @ParameterizedTest
    @ValueSource(strings = {"", "Bearer", "Bearer ", "Bearer wrong", "Basic dGVzdA==", "test-token-0123456789"})
    void a_missing_or_wrong_bearer_is_401_without_envelope(String authorization) {
        HttpRequest.Builder request = HttpRequest.newBuilder(server.uri("/mcp?access_token=" + Luna.TOKEN))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(JsonRpc.request("about", null)));
        if (!authorization.isEmpty()) {
            request.header("Authorization", authorization);
        }
        HttpResponse<String> response = server.send(request);
        assertThat(response.statusCode()).isEqualTo(401);
        assertThat(response.body()).isEqualTo("{\"detail\":\"invalid token\"}");
        assertThat(response.headers().firstValue("WWW-Authenticate")).hasValue("Bearer");
        assertThat(response.headers().firstValue("Content-Type")).hasValue("application/json");
    }

    @Test
    void the_scheme_of_the_bearer_has_any_case() {
        HttpRequest.Builder request = server.request(JsonRpc.request("about", null));
        assertThat(server.send(request.setHeader("Authorization", "bearer " + Luna.TOKEN))
                        .statusCode())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://evil.example.com",
                "https://luna.example.org.evil.example.com",
                "http://localhost.evil.example.com",
                "https://localhost@evil.example.com",
                "http://luna.example.org",
                "null"
            })
    void a_foreign_origin_is_403(String origin) {
        HttpResponse<String> response =
                server.send(server.request(JsonRpc.request("about", null)).header("Origin", origin));
        assertThat(response.statusCode()).isEqualTo(403);
        JsonNode answer = JsonRpc.json(response.body());
        assertThat(answer.has("id")).isFalse();
        assertThat(answer.at("/error/message").asText()).contains("LUNA_ALLOWED_ORIGINS");
    }

    @ParameterizedTest
    @CsvSource({"403, http://evil.example.com, application/json", "415,, text/plain", "400,, application/json"})
    void an_error_never_echoes_the_request(int status, String origin, String type) {
        HttpRequest.Builder request = server.request(" ".repeat(7) + "{")
                .setHeader("Content-Type", type)
                .header("X-Probe", "1");
        if (origin != null) {
            request.header("Origin", origin);
        }
        HttpResponse<String> response = server.send(request);
        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(response.headers().map().keySet().stream().map(String::toLowerCase))
                .isSubsetOf(
                        "cache-control",
                        "content-length",
                        "content-type",
                        "vary",
                        "x-content-type-options",
                        "x-request-id");
        assertThat(JsonRpc.json(response.body()).has("error")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://localhost:3000", "http://127.0.0.1", "http://[::1]:80", "https://luna.example.org"})
    void a_local_or_allowed_origin_passes(String origin) {
        assertThat(server.send(server.request(JsonRpc.request("about", null)).header("Origin", origin))
                        .statusCode())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "not json", "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"about\"} trailing"})
    void what_is_not_json_is_400_parse_error(String body) {
        assertRefused(body, 400, -32700);
    }

    @Test
    void what_is_not_json_is_told_without_the_parsers_own_settings() {
        assertThat(server.send(server.request("{")).body())
                .contains("The body is not valid JSON: Unexpected end-of-input")
                .doesNotContain("Source", "StreamRead");
    }

    @Test
    void json_ten_thousand_levels_deep_is_400_parse_error() {
        assertRefused("[".repeat(10_000), 400, -32700);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[]",
                "7",
                "{}",
                "{\"jsonrpc\":\"1.0\",\"id\":1,\"method\":\"about\"}",
                "{\"jsonrpc\":\"2.0\",\"id\":null,\"method\":\"about\"}",
                "{\"jsonrpc\":\"2.0\",\"id\":{},\"method\":\"about\"}",
                "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":7}",
                "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"\"}",
                "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"about\",\"params\":\"x\"}",
                "{\"jsonrpc\":\"2.0\",\"method\":\"about\"}"
            })
    void what_is_no_request_is_400_invalid_request(String body) {
        assertRefused(body, 400, -32600);
    }

    private static JsonNode assertRefused(String body, int status, int code) {
        HttpResponse<String> response = server.send(server.request(body));
        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        JsonNode answer = JsonRpc.json(response.body());
        assertThat(answer.path("jsonrpc").asText()).isEqualTo("2.0");
        assertThat(answer.at("/error/code").asInt()).as(response.body()).isEqualTo(code);
        return answer;
    }

    @Test
    void an_invalid_request_is_answered_to_its_id() {
        JsonNode answer = assertRefused("{\"jsonrpc\":\"2.0\",\"id\":\"a1\",\"method\":7}", 400, -32600);
        assertThat(answer.path("id").asText()).isEqualTo("a1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "no_such_tool",
                "ABOUT",
                "about,validate",
                "about?block=true",
                "about&timeout=1",
                "ai-tool:about",
                "direct:ping",
                "{{luna.auth-token}}",
                "{{env:PATH}}",
                "${env:PATH}",
                "../about",
                "about\\n",
                " about"
            })
    void an_unknown_tool_is_404(String method) {
        JsonNode error = server.error(404, method, null);
        assertThat(error.path("code").asInt()).isEqualTo(-32601);
        assertThat(error.path("message").asText()).isEqualTo("tool_not_found");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {}                                   | Missing required argument 'text'
            {"text":7}                           | Argument 'text' must be of type string, got 7.
            {"text":null}                        | Missing required argument 'text'
            {"text":"a","count":"many"}          | Argument 'count' must be of type integer, got "many".
            {"text":"a","count":1.5}             | Argument 'count' must be of type integer, got 1.5.
            {"text":"a","count":0}               | Argument 'count' is not valid
            {"text":"a","mode":"mute"}           | Argument 'mode' must be one of ["loud","quiet"], got "mute".
            {"text":"a","other":1}               | Unknown argument 'other'; this tool takes text, count, mode.
            {"text":"abcdefghijklmnopqrstuvwxyz"} | Argument 'text' is not valid
            ["a"]                                | must be an object
            """)
    void a_wrong_argument_is_400_and_named(String arguments, String message) {
        JsonNode error = server.error(400, "echo", JsonRpc.json(arguments));
        assertThat(error.path("code").asInt()).isEqualTo(-32602);
        assertThat(error.path("message").asText()).contains(message);
    }

    @Test
    void a_setting_that_is_missing_is_400_and_named() {
        assertThat(server.error(400, "validate", null).path("message").asText()).contains("MY_NUMBER is not set");
    }

    @Test
    void a_large_body_is_413() {
        assertRefused(JsonRpc.request("echo", Map.of("text", "x".repeat(70_000))), 413, -32600);
    }

    @Test
    void a_large_body_of_unknown_length_is_413() {
        byte[] body =
                JsonRpc.request("echo", Map.of("text", "x".repeat(70_000))).getBytes();
        HttpRequest.Builder request = server.request("")
                .POST(HttpRequest.BodyPublishers.ofInputStream(() -> new java.io.ByteArrayInputStream(body)));
        assertThat(server.send(request).statusCode()).isEqualTo(413);
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/plain", "application/x-www-form-urlencoded", "application/jsonp"})
    void another_content_type_is_415(String type) {
        HttpResponse<String> response =
                server.send(server.request(JsonRpc.request("about", null)).setHeader("Content-Type", type));
        assertThat(response.statusCode()).isEqualTo(415);
        assertThat(response.body()).contains("application/json");
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            /mcp, GET, POST
            /mcp, PUT, 'DELETE, GET, POST'
            /mcp, HEAD, 'DELETE, GET, POST'
            /mcp/, OPTIONS, 'DELETE, GET, POST'
            /mcp, PROPFIND, 'DELETE, GET, POST'
            /healthz, POST, 'GET, HEAD'
            """)
    void another_http_method_is_405(String path, String method, String allowed) {
        HttpResponse<String> response = server.send(HttpRequest.newBuilder(server.uri(path))
                .header("Authorization", "Bearer " + Luna.TOKEN)
                .method(method, HttpRequest.BodyPublishers.noBody()));
        assertThat(response.statusCode()).isEqualTo(405);
        assertThat(response.headers().firstValue("Allow")).hasValue(allowed);
    }

    @Test
    void a_failing_upstream_is_502() {
        JsonNode error = server.error(502, "upstream_fails", null);
        assertThat(error.path("message").asText()).isEqualTo("Luna answered 503: closed");
        assertThat(server.error(502, "upstream_special", null).path("message").asText())
                .isEqualTo("Luna is special today.");
    }

    @ParameterizedTest
    @CsvSource({"fails, The moon is in the wrong phase.", "says_error, Try another day."})
    void a_tool_that_fails_on_purpose_is_500_with_its_message(String tool, String message) {
        assertThat(server.error(500, tool, null).path("message").asText()).isEqualTo(message);
    }

    @Test
    void a_defect_of_a_tool_is_500_and_tells_nothing() {
        assertThat(server.error(500, "crashes", null).path("message").asText())
                .isEqualTo("Tool 'crashes' failed. The server's log says why.");
    }

    @Test
    void a_tool_past_its_time_is_500() {
        assertThat(server.error(500, "too_slow", null).path("message").asText())
                .isEqualTo("Tool 'too_slow' did not finish within 0.2 s and was stopped.");
    }

    @Test
    void a_full_house_is_503_at_once() throws Exception {
        try (Luna small = Luna.withTools("src/test/routes/tools")
                .setting("luna.tools.max-calls", "2")
                .start()) {
            List<CompletableFuture<HttpResponse<String>>> calls = IntStream.range(0, 3)
                    .mapToObj(i -> small.sendAsync(small.request(JsonRpc.request("slow", null))))
                    .toList();
            HttpResponse<?> first = (HttpResponse<?>) CompletableFuture.anyOf(calls.toArray(CompletableFuture[]::new))
                    .join();
            assertThat(first.statusCode()).isEqualTo(503);
            assertThat(first.headers().firstValue("Retry-After")).isPresent();
            assertThat(calls.stream().filter(CompletableFuture::isDone)).hasSize(1);
            assertThat(calls.stream().map(call -> call.join().statusCode())).containsOnlyOnce(503);
        }
    }
}
