package dev.luna.mcp.mcp.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.luna.mcp.identity.Principal;
import dev.luna.mcp.identity.Revocations;
import dev.luna.mcp.mcp.interaction.ClientContext;
import dev.luna.mcp.mcp.interaction.InputRequiredException;
import dev.luna.mcp.mcp.interaction.McpCallContext;
import dev.luna.mcp.mcp.interaction.NoClient;
import dev.luna.mcp.mcp.request.Era;
import dev.luna.mcp.mcp.request.InvalidParamsException;
import dev.luna.mcp.mcp.request.McpRequest;
import dev.luna.mcp.tool.Cancellation;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.support.SynchronizationAdapter;

/** Gives a request the caller that its tool can speak to, in the way of its era. Thread-safe. */
public final class ClientContexts implements Processor {

    private final ObjectMapper mapper;
    private final PendingRequests pending;
    private final RequestState states;
    private final CancellableRequests cancellable;
    private final FoundToolsStore foundTools;
    private final Revocations revocations;

    public ClientContexts(
            ObjectMapper mapper,
            PendingRequests pending,
            RequestState states,
            CancellableRequests cancellable,
            FoundToolsStore foundTools,
            Revocations revocations) {
        this.mapper = mapper;
        this.pending = pending;
        this.states = states;
        this.cancellable = cancellable;
        this.foundTools = foundTools;
        this.revocations = revocations;
    }

    /**
     * Puts the caller into the exchange, and lets it cancel its call: by going away, or in the legacy era, in which that means
     * nothing, by saying so. A call also ends when the access of its principal does.
     *
     * @throws InvalidParamsException if the request brings a state that is not this server's
     */
    @Override
    public void process(Exchange exchange) {
        McpRequest request = McpRequest.of(exchange);
        ClientConnection connection = ClientConnection.of(exchange);
        EventStream stream = connection.stream();
        Cancellation cancellation = new Cancellation();
        exchange.setProperty(
                McpCallContext.PROPERTY,
                new McpCallContext(
                        client(request, stream),
                        Optional.of(request.principal()),
                        cancellation,
                        request.era() == Era.DIRECT
                                ? connection.trace()
                                : connection.trace().with(request.meta().trace()),
                        false,
                        connection::fail));
        if (!request.principal().isOwner()) {
            stopWithAccess(request.principal(), cancellation, exchange);
        }
        if (request.era() == Era.LEGACY) {
            cancellable.hold(request, cancellation, exchange);
        } else {
            stream.onClose(cancellation::cancel);
        }
    }

    private void stopWithAccess(Principal principal, Cancellation cancellation, Exchange exchange) {
        Runnable done = revocations.onEnd(principal, cancellation::cancel);
        exchange.getExchangeExtension().addOnCompletion(new SynchronizationAdapter() {
            @Override
            public void onDone(Exchange ended) {
                done.run();
            }
        });
    }

    private ClientContext client(McpRequest request, EventStream stream) {
        return switch (request.era()) {
            // Its failures are HTTP statuses, which a stream that is open cannot have any more.
            case DIRECT -> new NoClient();
            case LEGACY ->
                new LegacyClient(
                        notifications(request, stream, request.session().logLevel()),
                        request,
                        foundTools,
                        pending,
                        stream);
            case MODERN ->
                new ModernClient(
                        notifications(request, stream, request.meta().logLevel()),
                        request,
                        foundTools,
                        answers(request));
        };
    }

    private Notifications notifications(McpRequest request, EventStream stream, String logLevel) {
        Notifications notifications =
                new Notifications(stream, mapper, request.meta().progressToken(), logLevel);
        if (request.id() != null) {
            stream.keepAlive(notifications::stillRunning);
        }
        return notifications;
    }

    /**
     * The answers that a modern call brings to the questions of its earlier rounds, by key.
     *
     * @throws InvalidParamsException if the request brings a state that is not this server's
     */
    public Map<String, JsonNode> answers(McpRequest request) {
        JsonNode params = request.params();
        Map<String, JsonNode> answers = new LinkedHashMap<>();
        if (params.path("requestState").isTextual()) {
            answers.putAll(states.open(params.path("requestState").textValue(), request.principal(), params));
        }
        params.path("inputResponses").properties().forEach(answer -> answers.put(answer.getKey(), answer.getValue()));
        return answers;
    }

    /** The result of a call that ends with open questions, to be sent again with their answers. */
    public InputRequiredResult inputRequired(InputRequiredException open, McpRequest request) {
        Map<String, InputRequiredResult.Request> requests = new LinkedHashMap<>();
        open.questions().forEach((key, question) -> requests.put(key, InputRequiredResult.Request.of(question)));
        return new InputRequiredResult(requests, states.seal(request.principal(), request.params(), answers(request)));
    }
}
