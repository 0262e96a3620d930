package dev.luna.mcp.mcp.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.luna.mcp.identity.Principal;
import dev.luna.mcp.identity.Revocations;
import dev.luna.mcp.mcp.client.ClientConnection;
import dev.luna.mcp.mcp.client.EventStream;
import dev.luna.mcp.mcp.jsonrpc.JsonRpcMessage;
import dev.luna.mcp.mcp.request.InvalidParamsException;
import dev.luna.mcp.mcp.request.McpMethod;
import dev.luna.mcp.mcp.request.McpRequest;
import dev.luna.mcp.mcp.request.Meta;
import dev.luna.mcp.mcp.request.ProtocolVersion;
import dev.luna.mcp.tool.TraceContext;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A task is of nobody's concern but its owner's, even to one who has its id. */
class TaskOwnerTest {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final TaskStore store = new MemoryTaskStore(10, 1000, java.time.Clock.systemUTC());
    private final Task task = Task.create(Principal.owner("me"), Instant.EPOCH, Duration.ofMinutes(1), "{}", Map.of());

    private final Clock clock = Clock.systemUTC();
    private final Tasks tasks = new Tasks(
            store,
            new TaskRuns(null, null, store, MAPPER, clock, new Revocations()),
            null,
            MAPPER,
            clock,
            Duration.ofMinutes(1));

    /** A connection of which only the principal is needed. */
    private record Connection(Principal principal) implements ClientConnection {

        Connection(String id) {
            this(Principal.owner(id));
        }

        @Override
        public String header(String name) {
            return null;
        }

        @Override
        public String address() {
            return "127.0.0.1";
        }

        @Override
        public EventStream stream() {
            throw new UnsupportedOperationException();
        }

        @Override
        public int bodyLength() {
            return 0;
        }

        @Override
        public TraceContext trace() {
            return TraceContext.of(field -> null);
        }

        @Override
        public void fail(Throwable error) {
            throw new UnsupportedOperationException(error);
        }
    }

    private McpRequest call() {
        ObjectNode params = MAPPER.createObjectNode().put("taskId", task.id());
        params.putObject("_meta")
                .putObject("io.modelcontextprotocol/clientCapabilities")
                .putObject("extensions")
                .putObject("io.modelcontextprotocol/tasks");
        params.putObject("inputResponses");
        return new McpRequest(
                new JsonRpcMessage.Request(TextNode.valueOf("1"), "tasks/get", params),
                Principal.owner("me"),
                ProtocolVersion.V2026_07_28,
                McpMethod.TASKS_GET,
                Meta.of(params),
                null,
                null);
    }

    @Test
    void only_its_owner_can_see_or_change_it() throws Exception {
        store.add(task);
        ClientConnection other = new Connection("somebody else");
        assertThatThrownBy(() -> tasks.get(call(), other)).isInstanceOf(InvalidParamsException.class);
        assertThatThrownBy(() -> tasks.update(call(), other)).isInstanceOf(InvalidParamsException.class);
        assertThatThrownBy(() -> tasks.cancel(call(), other)).isInstanceOf(InvalidParamsException.class);
        assertThat(store.find(task.id())).contains(task);

        ClientConnection owner = new Connection("me");
        assertThat(tasks.get(call(), owner).task().status()).isEqualTo("working");
        tasks.cancel(call(), owner);
        assertThat(tasks.get(call(), owner).task().status()).isEqualTo("cancelled");
    }
}
