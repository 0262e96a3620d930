package dev.luna.mcp.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.luna.mcp.mcp.jsonrpc.OutgoingMessage;
import dev.luna.mcp.tool.search.ToolSearch;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A running server, called over HTTP as a client of MCP 2026-07-28. */
final class RemoteServer implements ToolServer {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String PROTOCOL_VERSION = "2026-07-28";
    private static final String META = "io.modelcontextprotocol/";
    private static final BiConsumer<String, JsonNode> IGNORE = (method, params) -> {};
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);
    private static final Duration CALL_TIMEOUT = Duration.ofMinutes(31);

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT_TIMEOUT)
            .build();

    private final URI url;
    private final String token;

    /** @param url the endpoint, {@code http://host:port/mcp} */
    RemoteServer(URI url, String token) {
        this.url = url;
        this.token = token;
    }

    @Override
    public List<JsonNode> tools() throws IOException, InterruptedException {
        List<JsonNode> tools = new ArrayList<>();
        ObjectNode params = JSON.createObjectNode();
        JsonNode page;
        do {
            page = request("tools/list", params, Map.of(), IGNORE);
            page.path("tools").forEach(tools::add);
            params.set("cursor", page.path("nextCursor"));
        } while (page.hasNonNull("nextCursor"));
        return tools;
    }

    @Override
    public Set<String> pinned() {
        return Set.of();
    }

    @Override
    public Optional<JsonNode> findUnlisted(String name) throws IOException, InterruptedException {
        ObjectNode params = JSON.createObjectNode().put("name", ToolSearch.TOOL);
        params.putObject("arguments").put("query", name);
        return request("tools/call", params, Map.of("Mcp-Name", ToolSearch.TOOL), IGNORE)
                .at("/structuredContent/tools")
                .valueStream()
                .filter(tool -> tool.path("name").asText().equals(name))
                .findFirst();
    }

    @Override
    public JsonNode health() throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(url.resolve("/healthz"))
                .timeout(CONNECT_TIMEOUT)
                .header("Authorization", "Bearer " + token);
        return JSON.readTree(authorized(send(request, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8)))
                .body());
    }

    @Override
    public List<String> exclusions() {
        return List.of();
    }

    @Override
    public JsonNode call(JsonNode tool, JsonNode arguments, TerminalPrompts prompts)
            throws IOException, InterruptedException {
        ObjectNode params = JSON.createObjectNode();
        params.set("name", tool.path("name"));
        params.set("arguments", arguments);
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Mcp-Name", headerValue(tool.path("name").asText()));
        tool.at("/inputSchema/properties").properties().forEach(property -> {
            JsonNode value = arguments.path(property.getKey());
            if (property.getValue().has("x-mcp-header") && value.isValueNode() && !value.isNull()) {
                headers.put(
                        "Mcp-Param-" + property.getValue().path("x-mcp-header").asText(), headerValue(value.asText()));
            }
        });
        JsonNode result = request("tools/call", params, headers, prompts::print);
        while (result.path("resultType").asText().equals("input_required")) {
            params.set("requestState", result.path("requestState"));
            ObjectNode responses = params.putObject("inputResponses");
            result.path("inputRequests")
                    .properties()
                    .forEach(question -> responses.set(
                            question.getKey(),
                            prompts.answer(
                                    question.getKey(),
                                    question.getValue().path("method").asText(),
                                    question.getValue().path("params"))));
            result = request("tools/call", params, headers, prompts::print);
        }
        return result;
    }

    /** Encodes text other than visible ASCII in base64, as MCP requires for header values. */
    private static String headerValue(String text) {
        return text.matches("[\\x21-\\x7e]([\\x20-\\x7e]*[\\x21-\\x7e])?") && !text.startsWith("=?base64?")
                ? text
                : "=?base64?" + Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8)) + "?=";
    }

    /** @param notified receives the method and parameters of each notification as it arrives */
    private JsonNode request(
            String method, ObjectNode params, Map<String, String> headers, BiConsumer<String, JsonNode> notified)
            throws IOException, InterruptedException {
        ObjectNode meta =
                params.putObject("_meta").put("progressToken", 1).put(META + "protocolVersion", PROTOCOL_VERSION);
        meta.put(META + "logLevel", "info")
                .putObject(META + "clientCapabilities")
                .putObject("elicitation");
        ObjectNode request = OutgoingMessage.request(IntNode.valueOf(1), method, params);
        HttpRequest.Builder post = HttpRequest.newBuilder(url)
                .timeout(CALL_TIMEOUT)
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .header("Accept", "application/json, text/event-stream")
                .header("MCP-Protocol-Version", PROTOCOL_VERSION)
                .header("Mcp-Method", method)
                .POST(HttpRequest.BodyPublishers.ofString(request.toString()));
        headers.forEach(post::header);
        JsonNode response = response(authorized(send(post, HttpResponse.BodyHandlers.ofLines())), notified);
        if (response.has("error")) {
            throw new CommandFailedException(response.at("/error/message").asText());
        }
        return response.path("result");
    }

    private <T> HttpResponse<T> send(HttpRequest.Builder request, HttpResponse.BodyHandler<T> body)
            throws IOException, InterruptedException {
        try {
            return client.send(request.build(), body);
        } catch (java.net.ConnectException e) {
            throw new CommandFailedException("cannot connect to " + url + "; check that the server is running");
        }
    }

    private <T> HttpResponse<T> authorized(HttpResponse<T> response) {
        if (response.statusCode() == 401) {
            throw new CommandFailedException("the server at " + url + " rejected the token (401); use its AUTH_TOKEN");
        }
        return response;
    }

    /** The JSON-RPC response: the whole body, or the last message of an event stream. */
    private static JsonNode response(HttpResponse<Stream<String>> response, BiConsumer<String, JsonNode> notified)
            throws IOException {
        try (Stream<String> lines = response.body()) {
            if (!response.headers().firstValue("Content-Type").orElse("").startsWith("text/event-stream")) {
                return JSON.readTree(lines.collect(Collectors.joining("\n")));
            }
            for (String line : (Iterable<String>) lines.filter(text -> text.startsWith("data:"))::iterator) {
                JsonNode message = JSON.readTree(line.substring("data:".length()));
                if (!message.has("method")) {
                    return message;
                }
                notified.accept(message.path("method").asText(), message.path("params"));
            }
        }
        throw new CommandFailedException("the server ended the stream without a result; see the log of the server");
    }

    @Override
    public void close() {
        // The HTTP client of JDK 17 cannot be closed.
    }
}
