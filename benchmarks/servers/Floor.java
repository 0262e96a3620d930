import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.RequestOptions;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * The least that any server on this stack can cost: bare Vert.x and Jackson, one event loop, a bearer check, no schema, no limits.
 * Environment: PORT, AUTH_TOKEN, TOOLS, UPSTREAM.
 */
public class Floor {

    private static final int PAGE = 200;
    private static final int UPSTREAM_CONNECTIONS = 1000;

    private final ObjectMapper mapper = new ObjectMapper();
    private final String bearer = "Bearer " + System.getenv("AUTH_TOKEN");
    private final String upstream = System.getenv("UPSTREAM");
    private final HttpClient client;
    private final List<Map<String, Object>> tools;

    private Floor(Vertx vertx, int tools) {
        client = vertx.createHttpClient(new HttpClientOptions().setMaxPoolSize(UPSTREAM_CONNECTIONS));
        this.tools = IntStream.range(0, Math.min(tools, PAGE)).mapToObj(Floor::tool).toList();
    }

    public static void main(String[] arguments) {
        Vertx vertx = Vertx.vertx();
        Floor floor = new Floor(vertx, Integer.parseInt(System.getenv("TOOLS")));
        vertx.createHttpServer()
                .requestHandler(request -> request.bodyHandler(body -> floor.handle(request, body)))
                .listen(Integer.parseInt(System.getenv("PORT")), "127.0.0.1");
    }

    private void handle(HttpServerRequest request, Buffer body) {
        if (!bearer.equals(request.getHeader("Authorization"))) {
            request.response().setStatusCode(401).end();
            return;
        }
        try {
            JsonNode message = mapper.readTree(body.getBytes());
            String method = message.get("method").asText();
            JsonNode params = message.path("params");
            if (method.equals("tools/list")) {
                end(request, message, Map.of("tools", tools));
            } else if (method.equals("tools/call")) {
                call(params.get("name").asText(), params.get("arguments"))
                        .onSuccess(text -> end(request, message, Map.of("content", List.of(Map.of("type", "text", "text", text)))))
                        .onFailure(e -> request.response().setStatusCode(500).end());
            } else {
                end(request, message, params.get("message").asText());
            }
        } catch (IOException e) {
            request.response().setStatusCode(400).end();
        }
    }

    private Future<String> call(String tool, JsonNode arguments) {
        return switch (tool) {
            case "forward" -> client.request(new RequestOptions()
                            .setMethod(HttpMethod.GET)
                            .setAbsoluteURI(upstream + "/wait?ms=" + arguments.get("ms").asInt()))
                    .compose(request -> request.send().compose(HttpClientResponse::body))
                    .map(Buffer::toString);
            case "upload" -> Future.succeededFuture(
                    String.valueOf(arguments.get("file").asText().length()));
            default -> Future.succeededFuture(arguments.get("message").asText());
        };
    }

    private void end(HttpServerRequest request, JsonNode message, Object result) {
        try {
            request.response()
                    .putHeader("Content-Type", "application/json")
                    .end(Buffer.buffer(mapper.writeValueAsBytes(
                            Map.of("jsonrpc", "2.0", "id", message.get("id"), "result", result))));
        } catch (IOException e) {
            request.response().setStatusCode(500).end();
        }
    }

    private static Map<String, Object> tool(int number) {
        return Map.of(
                "name", "tool_" + number,
                "description", "Looks up an entry of the catalogue " + number + " and returns it as text.",
                "inputSchema",
                        Map.of(
                                "type", "object",
                                "properties",
                                        Map.of(
                                                "name", property("string", "The name of the entry"),
                                                "language", property("string", "The language of the text"),
                                                "limit", property("integer", "The most lines to return")),
                                "required", List.of("name")));
    }

    private static Map<String, String> property(String type, String description) {
        return Map.of("type", type, "description", description);
    }
}
