package dev.luna.mcp.it.task;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.luna.mcp.testkit.JsonRpc;
import dev.luna.mcp.testkit.Luna;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.awaitility.Awaitility;

/** A client of the modern era that knows of tasks, or does not. */
public final class TaskClient {

    /** The capabilities of a client that supports tasks and elicitation. */
    public static final String ALL =
            "{\"elicitation\":{},\"sampling\":{},\"extensions\":{\"io.modelcontextprotocol/tasks\":{}}}";

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final String META = "io.modelcontextprotocol/";
    private static final Set<String> FINAL = Set.of("completed", "failed", "cancelled");

    private final Luna server;
    private final String capabilities;

    public TaskClient(Luna server, String capabilities) {
        this.server = server;
        this.capabilities = capabilities;
    }

    /** A request as a good client sends it. */
    HttpRequest.Builder request(String method, Map<String, ?> members) {
        ObjectNode params = MAPPER.valueToTree(members);
        params.withObject("/_meta")
                .put(META + "protocolVersion", "2026-07-28")
                .set(META + "clientCapabilities", JsonRpc.json(capabilities));
        HttpRequest.Builder request = server.request(JsonRpc.request(method, params))
                .header("MCP-Protocol-Version", "2026-07-28")
                .header("Mcp-Method", method);
        String name =
                params.path(method.startsWith("tasks/") ? "taskId" : "name").textValue();
        return name == null ? request : request.header("Mcp-Name", name);
    }

    public HttpResponse<String> send(String method, Map<String, ?> members) {
        return server.send(request(method, members));
    }

    public JsonNode result(String method, Map<String, ?> members) {
        HttpResponse<String> response = send(method, members);
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        JsonNode answer = JsonRpc.json(response.body());
        assertThat(answer.has("result")).as(response.body()).isTrue();
        return answer.get("result");
    }

    public JsonNode error(int status, String method, Map<String, ?> members) {
        HttpResponse<String> response = send(method, members);
        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        return JsonRpc.json(response.body()).path("error");
    }

    public JsonNode call(String tool, Map<String, ?> arguments) {
        return result("tools/call", Map.of("name", tool, "arguments", arguments));
    }

    /** Calls a tool that becomes a task, and gives its id. */
    public String begin(String tool, Map<String, ?> arguments) {
        JsonNode created = call(tool, arguments);
        assertThat(created.path("resultType").asText()).as(created.toString()).isEqualTo("task");
        return created.path("taskId").asText();
    }

    public JsonNode get(String id) {
        return result("tasks/get", Map.of("taskId", id));
    }

    /** Waits until a task has a status. */
    public JsonNode await(String id, String status) {
        return Awaitility.await().pollInterval(Duration.ofMillis(20)).until(() -> get(id), task -> status(task)
                .equals(status));
    }

    /** Waits until nothing can change any more. */
    public JsonNode end(String id) {
        return Awaitility.await()
                .pollInterval(Duration.ofMillis(20))
                .until(() -> get(id), task -> FINAL.contains(status(task)));
    }

    private static String status(JsonNode task) {
        return task.path("status").asText();
    }

    /** Answers questions of a task, and sees that the answer to that says nothing. */
    public void update(String id, Map<String, ?> responses) {
        acknowledged(result("tasks/update", Map.of("taskId", id, "inputResponses", responses)));
    }

    public void cancel(String id) {
        acknowledged(result("tasks/cancel", Map.of("taskId", id)));
    }

    private static void acknowledged(JsonNode result) {
        assertThat(result.fieldNames()).toIterable().containsExactlyInAnyOrder("resultType", "_meta");
        assertThat(result.path("resultType").asText()).isEqualTo("complete");
    }

    /** An answer to {@code elicitation/create}. */
    public static Map<String, Object> accept(String field, Object value) {
        return Map.of("action", "accept", "content", Map.of(field, value));
    }
}
