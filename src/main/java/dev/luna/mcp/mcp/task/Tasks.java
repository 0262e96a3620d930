package dev.luna.mcp.mcp.task;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.luna.mcp.mcp.client.ClientConnection;
import dev.luna.mcp.mcp.client.ClientContexts;
import dev.luna.mcp.mcp.interaction.InputRequest;
import dev.luna.mcp.mcp.method.EmptyResult;
import dev.luna.mcp.mcp.method.TaskStart;
import dev.luna.mcp.mcp.request.InvalidParamsException;
import dev.luna.mcp.mcp.request.McpRequest;
import dev.luna.mcp.mcp.request.TasksExtension;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.ExchangeProperty;

/**
 * The methods {@code tasks/get}, {@code tasks/update} and {@code tasks/cancel}, and the answer to a {@code tools/call} that
 * becomes a task. Thread-safe.
 *
 * @see <a href="https://github.com/modelcontextprotocol/ext-tasks">Tasks extension</a>
 */
public final class Tasks implements TaskStart {

    /** The time in which a client may fetch a result again whose response it did not get. */
    private static final Duration FETCHED_AGAIN = Duration.ofSeconds(30);

    private final TaskStore store;
    private final TaskRuns runs;
    private final ClientContexts clientContexts;
    private final ObjectMapper mapper;
    private final Clock clock;
    private final Duration timeToLive;
    private final TaskWriter writer;

    Tasks(
            TaskStore store,
            TaskRuns runs,
            ClientContexts clientContexts,
            ObjectMapper mapper,
            Clock clock,
            Duration timeToLive) {
        this.store = store;
        this.runs = runs;
        this.clientContexts = clientContexts;
        this.mapper = mapper;
        this.clock = clock;
        this.timeToLive = timeToLive;
        this.writer = new TaskWriter(mapper);
    }

    /**
     * Begins a task for a call of a tool.
     *
     * @return a {@code CreateTaskResult}
     * @throws dev.luna.mcp.tool.ServerBusyException if there is no room for another task
     */
    @Override
    public CreateTaskResult start(McpRequest request, ClientConnection connection) throws Exception {
        ObjectNode params = params(request).deepCopy();
        // What earlier rounds of the call brought is kept as answers; the task's own runs have no rounds.
        params.remove(List.of("requestState", "inputResponses"));
        Map<String, String> answers = new LinkedHashMap<>();
        clientContexts.answers(request).forEach((key, answer) -> answers.put(key, answer.toString()));
        Task task = Task.create(connection.principal(), clock.instant(), timeToLive, params.toString(), answers);
        store.add(task);
        runs.start(task);
        return new CreateTaskResult(TaskWriter.describe(task));
    }

    /**
     * The result of {@code tasks/get}.
     *
     * @throws InvalidParamsException if there is no such task
     */
    public DetailedTask get(
            @ExchangeProperty(McpRequest.PROPERTY) McpRequest request,
            @ExchangeProperty(ClientConnection.PROPERTY) ClientConnection connection) {
        Task task = find(request, connection);
        if (task.state().isFinal()) {
            store.release(task.id(), clock.instant().plus(FETCHED_AGAIN));
        }
        return writer.details(task);
    }

    /**
     * The result of {@code tasks/update}: nothing. A task all of whose questions are answered runs again.
     *
     * @throws InvalidParamsException if there is no such task, or what came is no answer to what was asked
     * @throws dev.luna.mcp.tool.ServerBusyException if there is no room for the answers
     */
    public EmptyResult update(
            @ExchangeProperty(McpRequest.PROPERTY) McpRequest request,
            @ExchangeProperty(ClientConnection.PROPERTY) ClientConnection connection)
            throws Exception {
        Task task = find(request, connection);
        JsonNode responses = params(request).path("inputResponses");
        if (!responses.isObject()) {
            throw new InvalidParamsException("tasks/update needs the parameter 'inputResponses', an object.");
        }
        Map<String, String> answers = new LinkedHashMap<>();
        responses.properties().forEach(response -> {
            check(task, response.getKey(), response.getValue());
            answers.put(response.getKey(), response.getValue().toString());
        });
        Instant now = clock.instant();
        Task before = store.change(task.id(), kept -> kept.answer(answers, now)).orElseThrow(Tasks::unknown);
        Task after = before.answer(answers, now);
        if (before.state() instanceof TaskState.InputRequired && after.state() instanceof TaskState.Working) {
            runs.start(after);
        }
        return new EmptyResult();
    }

    private void check(Task task, String key, JsonNode response) {
        if (!(task.state() instanceof TaskState.InputRequired asking)
                || !asking.requests().containsKey(key)) {
            return;
        }
        String method = writer.parse(asking.requests().get(key)).path("method").asText();
        if (!InputRequest.Kind.of(method).isAnsweredBy(response)) {
            throw new InvalidParamsException("The response '" + key + "' is not what " + method + " is answered with.");
        }
    }

    /**
     * The result of {@code tasks/cancel}: nothing. What has ended stays as it is.
     *
     * @throws InvalidParamsException if there is no such task
     */
    public EmptyResult cancel(
            @ExchangeProperty(McpRequest.PROPERTY) McpRequest request,
            @ExchangeProperty(ClientConnection.PROPERTY) ClientConnection connection) {
        Task task = find(request, connection);
        store.change(
                task.id(),
                kept -> kept.state().isFinal() ? kept : kept.become(new TaskState.Cancelled(), clock.instant()));
        runs.stop(task.id());
        store.release(task.id(), clock.instant());
        return new EmptyResult();
    }

    private Task find(McpRequest request, ClientConnection connection) {
        TasksExtension.require(request);
        JsonNode id = params(request).path("taskId");
        if (!id.isTextual()) {
            throw new InvalidParamsException("The method needs the parameter 'taskId', a string.");
        }
        return store.find(id.textValue())
                .filter(task -> task.owner().id().equals(connection.principal().id()))
                .orElseThrow(Tasks::unknown);
    }

    private static InvalidParamsException unknown() {
        return new InvalidParamsException("Unknown task, or it has expired.");
    }

    private static ObjectNode params(McpRequest request) {
        return (ObjectNode) request.params();
    }
}
