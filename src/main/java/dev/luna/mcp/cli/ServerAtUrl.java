package dev.luna.mcp.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A server that runs, asked as a client of MCP 2025-11-25 without a session. */
final class ServerAtUrl implements ToolServer {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String REVISION = "2025-11-25";
    private static final Duration SOON = Duration.ofSeconds(5);
    private static final Duration LONGEST = Duration.ofMinutes(31);

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(SOON)
            .build();

    private final URI url;
    private final String token;

    /** @param url the endpoint, {@code http://host:port/mcp} */
    ServerAtUrl(URI url, String token) {
        this.url = url;
        this.token = token;
    }

    @Override
    public List<JsonNode> tools() throws IOException, InterruptedException {
        List<JsonNode> tools = new ArrayList<>();
        ObjectNode params = JSON.createObjectNode();
        JsonNode page;
        do {
            page = ask("tools/list", params);
            page.path("tools").forEach(tools::add);
            params.set("cursor", page.path("nextCursor"));
        } while (page.hasNonNull("nextCursor"));
        return tools;
    }

    @Override
    public JsonNode health() throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(url.resolve("/healthz"))
                .timeout(SOON)
                .header("Authorization", "Bearer " + token);
        return JSON.readTree(known(send(request)).body());
    }

    @Override
    public List<String> exclusions() {
        return List.of();
    }

    @Override
    public JsonNode call(String tool, JsonNode arguments) throws IOException, InterruptedException {
        ObjectNode params = JSON.createObjectNode().put("name", tool);
        params.set("arguments", arguments);
        return ask("tools/call", params);
    }

    private JsonNode ask(String method, JsonNode params) throws IOException, InterruptedException {
        ObjectNode request =
                JSON.createObjectNode().put("jsonrpc", "2.0").put("id", 1).put("method", method);
        request.set("params", params);
        HttpResponse<String> response = send(HttpRequest.newBuilder(url)
                .timeout(LONGEST)
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .header("Accept", "application/json, text/event-stream")
                .header("MCP-Protocol-Version", REVISION)
                .POST(HttpRequest.BodyPublishers.ofString(request.toString())));
        JsonNode answer = JSON.readTree(answer(known(response)));
        if (answer.has("error")) {
            throw new CommandFailedException(answer.at("/error/message").asText());
        }
        return answer.path("result");
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        try {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
        } catch (java.net.ConnectException e) {
            throw new CommandFailedException("no server answers at " + url);
        }
    }

    private HttpResponse<String> known(HttpResponse<String> response) {
        if (response.statusCode() == 401) {
            throw new CommandFailedException("the server at " + url + " does not know this token");
        }
        return response;
    }

    /** The answer is the last message of a stream. */
    private static String answer(HttpResponse<String> response) {
        if (!response.headers().firstValue("Content-Type").orElse("").startsWith("text/event-stream")) {
            return response.body();
        }
        return response.body()
                .lines()
                .filter(line -> line.startsWith("data:"))
                .reduce("", (first, last) -> last)
                .replaceFirst("data: ?", "");
    }

    @Override
    public void close() {
        // An HTTP client of the JDK 17 needs no end.
    }
}
