package dev.luna.mcp.mcp.task;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.luna.mcp.identity.Revocations;
import dev.luna.mcp.mcp.client.InputRequests;
import dev.luna.mcp.mcp.interaction.McpCallContext;
import dev.luna.mcp.mcp.jsonrpc.JsonRpcMessage;
import dev.luna.mcp.mcp.request.McpMethod;
import dev.luna.mcp.mcp.request.McpRequest;
import dev.luna.mcp.mcp.request.Meta;
import dev.luna.mcp.mcp.request.ProtocolVersion;
import dev.luna.mcp.tool.Cancellation;
import dev.luna.mcp.tool.ServerBusyException;
import dev.luna.mcp.tool.ToolRegistry;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.apache.camel.AsyncProducer;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangePattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs tasks in the background: each run goes through the route that answers {@code tools/call}, and what comes of it becomes
 * the task's state. Thread-safe; never waits.
 */
final class TaskRuns {

    private static final Logger LOG = LoggerFactory.getLogger(TaskRuns.class);
    private static final String ROUTE = McpMethod.TOOLS_CALL.endpoint();

    /** @param ended to be called when the run has ended */
    private record Run(Cancellation cancellation, Runnable ended) {}

    private final CamelContext context;
    private final ToolRegistry tools;
    private final TaskStore store;
    private final ObjectMapper mapper;
    private final TaskOutcome outcome;
    private final Clock clock;
    private final Revocations revocations;
    private final Map<String, Run> running = new ConcurrentHashMap<>();

    TaskRuns(
            CamelContext context,
            ToolRegistry tools,
            TaskStore store,
            ObjectMapper mapper,
            Clock clock,
            Revocations revocations) {
        this.context = context;
        this.tools = tools;
        this.store = store;
        this.mapper = mapper;
        this.outcome = new TaskOutcome(mapper);
        this.clock = clock;
        this.revocations = revocations;
    }

    /** Starts a run of a task that works and does not run yet. */
    void start(Task task) throws Exception {
        Cancellation cancellation = new Cancellation();
        running.put(task.id(), new Run(cancellation, revocations.onEnd(task.owner(), cancellation::cancel)));
        // A task that was cancelled before this line does not run, one that is cancelled after it is stopped.
        if (store.find(task.id()).filter(kept -> !kept.state().isFinal()).isEmpty()) {
            ended(task.id());
            return;
        }
        AsyncProducer producer = context.getEndpoint(ROUTE).createAsyncProducer();
        Exchange exchange = exchange(task, cancellation);
        try {
            producer.process(exchange, doneSync -> finish(task.id(), exchange));
        } catch (Throwable e) {
            // Camel lets most errors through; the task would seem to work until its time has passed.
            exchange.setException(e);
            finish(task.id(), exchange);
        }
    }

    /** Stops what runs for a task, if anything does. */
    void stop(String id) {
        Run run = running.get(id);
        if (run != null) {
            run.cancellation().cancel();
        }
    }

    /** Stops everything. */
    void stopAll() {
        running.values().forEach(run -> run.cancellation().cancel());
    }

    private Exchange exchange(Task task, Cancellation cancellation) throws JsonProcessingException {
        JsonNode params = mapper.readTree(task.params());
        McpRequest request = new McpRequest(
                new JsonRpcMessage.Request(TextNode.valueOf(task.id()), McpMethod.TOOLS_CALL.method(), params),
                task.owner(),
                ProtocolVersion.V2026_07_28,
                McpMethod.TOOLS_CALL,
                Meta.of(params),
                null,
                tools.find(params.path("name").asText()).orElse(null));
        Map<String, JsonNode> answers = new LinkedHashMap<>();
        for (Map.Entry<String, String> answer : task.answers().entrySet()) {
            answers.put(answer.getKey(), mapper.readTree(answer.getValue()));
        }
        Exchange exchange = context.getEndpoint(ROUTE).createExchange(ExchangePattern.InOut);
        exchange.setProperty(McpRequest.PROPERTY, request);
        exchange.setProperty(
                McpCallContext.PROPERTY,
                new McpCallContext(
                        new TaskClientContext(new InputRequests(request, answers), message -> tell(task.id(), message)),
                        Optional.of(task.owner()),
                        cancellation,
                        request.meta().trace(),
                        true,
                        lost -> {
                            exchange.setException(lost);
                            finish(task.id(), exchange);
                        }));
        exchange.getMessage().setBody(params);
        return exchange;
    }

    /** Sets the status message, unless an input request has ended the run: a late message must not replace it. */
    private void tell(String id, String message) {
        try {
            change(id, task -> task.state() instanceof TaskState.Working, new TaskState.Working(message));
        } catch (ServerBusyException e) {
            LOG.debug("There is no room for the status message of a task; its work goes on", e);
        }
    }

    private void ended(String id) {
        Run run = running.remove(id);
        if (run != null) {
            run.ended().run();
        }
    }

    private void finish(String id, Exchange exchange) {
        ended(id);
        try {
            become(id, outcome.of(exchange));
        } catch (ServerBusyException e) {
            become(id, outcome.lost(e.getMessage()));
        } catch (OutOfMemoryError | StackOverflowError e) {
            LOG.error("The result of a task could not be kept", e);
            become(id, outcome.lost("It is too large for the server's memory."));
        }
    }

    private void become(String id, TaskState state) {
        change(id, task -> !task.state().isFinal(), state);
    }

    private void change(String id, Predicate<Task> concerned, TaskState state) {
        store.change(id, task -> concerned.test(task) ? task.become(state, clock.instant()) : task);
    }
}
