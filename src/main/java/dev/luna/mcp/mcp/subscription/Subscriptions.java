package dev.luna.mcp.mcp.subscription;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.luna.mcp.mcp.client.ClientConnection;
import dev.luna.mcp.mcp.client.EventStream;
import dev.luna.mcp.mcp.jsonrpc.InvalidRequestException;
import dev.luna.mcp.mcp.jsonrpc.OutgoingMessage;
import dev.luna.mcp.mcp.method.Resources;
import dev.luna.mcp.mcp.request.McpRequest;
import dev.luna.mcp.mcp.request.Meta;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.apache.camel.ExchangeProperty;

/**
 * {@code subscriptions/listen} of the modern era: the answer is a stream of what changes, until its client goes away or the
 * server ends. Thread-safe.
 *
 * @see <a href="https://modelcontextprotocol.io/specification/2026-07-28/basic/utilities/subscriptions">Subscriptions</a>
 */
public final class Subscriptions {

    private final ChangeNotifier changes;
    private final Resources resources;
    private final OpenStreams open;
    private final ObjectMapper mapper;

    Subscriptions(ChangeNotifier changes, Resources resources, OpenStreams open, ObjectMapper mapper) {
        this.changes = changes;
        this.resources = resources;
        this.open = open;
        this.mapper = mapper;
    }

    /**
     * Acknowledges the subscription and streams changes from then on.
     *
     * @return the result, once the subscription has ended
     * @throws InvalidRequestException if the client does not accept a stream
     * @throws dev.luna.mcp.mcp.request.InvalidParamsException if the filter is not what it must be
     * @throws dev.luna.mcp.tool.ServerBusyException if as many streams are open as may be
     */
    public CompletionStage<SubscriptionsListenResult> listen(
            @ExchangeProperty(McpRequest.PROPERTY) McpRequest request,
            @ExchangeProperty(ClientConnection.PROPERTY) ClientConnection connection) {
        EventStream stream = connection.stream();
        if (!stream.isAllowed()) {
            throw new InvalidRequestException(
                    request.id(),
                    "subscriptions/listen is answered with a stream, for which the request must "
                            + "'Accept: application/json, text/event-stream'.");
        }
        SubscriptionFilter filter =
                SubscriptionFilter.of(request.params(), uri -> resources.isServed(uri, request.principal()));
        CompletableFuture<Void> ended = open.add(stream, connection.principal());
        ObjectNode params = mapper.createObjectNode().set("notifications", mapper.valueToTree(filter.json()));
        ObjectNode acknowledged = OutgoingMessage.notification("notifications/subscriptions/acknowledged", params);
        stream.open();
        send(stream, acknowledged, request.id());

        String principal = request.principal().id();
        Consumer<Change> listener = change -> {
            if (change.concerns(principal) && filter.wants(change)) {
                send(stream, change.notification(), request.id());
            }
        };
        changes.listen(listener);
        return ended.thenApply(nothing -> {
            changes.leave(listener);
            return new SubscriptionsListenResult(request.id());
        });
    }

    private static void send(EventStream stream, ObjectNode notification, JsonNode subscription) {
        notification.withObject("/params").withObject("/_meta").set(Meta.SUBSCRIPTION_ID, subscription);
        stream.send(notification.toString());
    }
}
