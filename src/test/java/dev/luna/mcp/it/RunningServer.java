package dev.luna.mcp.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.luna.mcp.LunaServer;
import dev.luna.mcp.configuration.Home;
import dev.luna.mcp.configuration.Settings;
import dev.luna.mcp.testkit.CheckedHttpClient;
import dev.luna.mcp.testkit.MessageStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** A server with the project's own routes on a port of its own, and a client that speaks both dialects to it. */
public final class RunningServer implements AutoCloseable {

    public static final String TOKEN = "test-token-0123456789";

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final CheckedHttpClient CLIENT = new CheckedHttpClient();

    private final LunaServer server;

    private RunningServer(LunaServer server) {
        this.server = server;
    }

    /** Starts a server with the project's tools; the settings override the defaults, nothing else does. */
    public static RunningServer start(Map<String, String> settings) throws Exception {
        return start(settings, new Home(Path.of("")).tools());
    }

    /** Starts a server with other tools. */
    public static RunningServer start(Map<String, String> settings, Path... tools) throws Exception {
        Map<String, String> all = new HashMap<>(Map.of("luna.port", "0", "luna.auth-token", TOKEN));
        all.put("luna.workspace", Path.of("target", "test-workspace").toString());
        all.putAll(settings);
        Settings loaded = Settings.load(Path.of("src", "test"), Map.of(), all);
        return new RunningServer(LunaServer.start(loaded, new Home(Path.of("")), Arrays.asList(tools)));
    }

    /** The server itself. */
    public LunaServer server() {
        return server;
    }

    /** Where a path of it is. */
    public URI uri(String path) {
        return URI.create("http://127.0.0.1:" + server.port() + path);
    }

    /** A request to {@code /mcp} as a good client sends it, to be spoilt by a test. */
    public HttpRequest.Builder request(String body) {
        return HttpRequest.newBuilder(uri("/mcp"))
                .header("Authorization", "Bearer " + TOKEN)
                .header("Content-Type", "application/json")
                .header("Accept", "application/json, text/event-stream")
                .POST(HttpRequest.BodyPublishers.ofString(body));
    }

    /** Sends a request and waits for the answer; fails if the answer is not as the schema of the protocol has it. */
    public HttpResponse<String> send(HttpRequest.Builder request) {
        return CLIENT.send(request.build());
    }

    /** Sends a request; the future fails if the answer is not as the schema of the protocol has it. */
    public CompletableFuture<HttpResponse<String>> sendAsync(HttpRequest.Builder request) {
        return CLIENT.sendAsync(request.build());
    }

    /** Sends a request whose answer may stay open, and gives its messages, checked, as they come. */
    public MessageStream open(HttpRequest.Builder request) {
        return CLIENT.open(request.build());
    }

    /** Calls a method, whatever comes back. */
    public HttpResponse<String> direct(String method, Object params) {
        return send(request(call(method, params)));
    }

    /** Calls a method that is to succeed and gives its result. */
    public JsonNode result(String method, Object params) {
        HttpResponse<String> response = direct(method, params);
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        JsonNode answer = json(response.body());
        assertThat(answer.path("jsonrpc").asText()).isEqualTo("2.0");
        assertThat(answer.path("id").asInt()).isEqualTo(1);
        assertThat(answer.has("result")).as(response.body()).isTrue();
        return answer.get("result");
    }

    /** Calls a method that is to fail with a status and gives the error. */
    public JsonNode error(int status, String method, Object params) {
        HttpResponse<String> response = direct(method, params);
        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        JsonNode answer = json(response.body());
        assertThat(answer.has("error")).as(response.body()).isTrue();
        return answer.get("error");
    }

    /** Calls a tool the way of MCP and gives its {@code CallToolResult}. */
    public JsonNode callTool(String name, Object arguments) {
        return result("tools/call", Map.of("name", name, "arguments", arguments));
    }

    /** A JSON-RPC request with the id 1. */
    public static String call(String method, Object params) {
        try {
            Map<String, Object> message = new HashMap<>(Map.of("jsonrpc", "2.0", "id", 1, "method", method));
            if (params != null) {
                message.put("params", params);
            }
            return MAPPER.writeValueAsString(message);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Parses an answer. */
    public static JsonNode json(String text) {
        try {
            return MAPPER.readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        server.close();
    }
}
