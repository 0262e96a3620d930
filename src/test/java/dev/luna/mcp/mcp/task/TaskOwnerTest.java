package dev.luna.mcp.mcp.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.luna.mcp.mcp.jsonrpc.JsonRpcMessage;
import dev.luna.mcp.mcp.request.InvalidParamsException;
import dev.luna.mcp.mcp.request.McpMethod;
import dev.luna.mcp.mcp.request.McpRequest;
import dev.luna.mcp.mcp.request.Meta;
import dev.luna.mcp.mcp.request.Principal;
import dev.luna.mcp.mcp.request.ProtocolVersion;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A task is of nobody's concern but its owner's, even to one who has its id. */
class TaskOwnerTest {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final TaskStore store = new MemoryTaskStore(10, 1000, java.time.Clock.systemUTC());
    private final Task task = Task.create("me", Instant.EPOCH, Duration.ofMinutes(1), "{}", Map.of());

    private final Clock clock = Clock.systemUTC();
    private final Tasks tasks = new Tasks(
            store, new TaskRuns(null, null, store, MAPPER, clock), null, MAPPER, clock, Duration.ofMinutes(1));

    private McpRequest call() {
        ObjectNode params = MAPPER.createObjectNode().put("taskId", task.id());
        params.putObject("_meta")
                .putObject("io.modelcontextprotocol/clientCapabilities")
                .putObject("extensions")
                .putObject("io.modelcontextprotocol/tasks");
        params.putObject("inputResponses");
        return new McpRequest(
                new JsonRpcMessage.Request(TextNode.valueOf("1"), "tasks/get", params),
                ProtocolVersion.V2026_07_28,
                McpMethod.TASKS_GET,
                Meta.of(params),
                null,
                null);
    }

    @Test
    void only_its_owner_can_see_or_change_it() throws Exception {
        store.add(task);
        Principal other = new Principal("somebody else", "127.0.0.1");
        assertThatThrownBy(() -> tasks.get(call(), other)).isInstanceOf(InvalidParamsException.class);
        assertThatThrownBy(() -> tasks.update(call(), other)).isInstanceOf(InvalidParamsException.class);
        assertThatThrownBy(() -> tasks.cancel(call(), other)).isInstanceOf(InvalidParamsException.class);
        assertThat(store.find(task.id())).contains(task);

        Principal owner = new Principal("me", "127.0.0.1");
        assertThat(tasks.get(call(), owner)).containsEntry("status", "working");
        tasks.cancel(call(), owner);
        assertThat(tasks.get(call(), owner)).containsEntry("status", "cancelled");
    }
}
