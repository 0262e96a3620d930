package dev.luna.mcp.mcp.client;

import com.fasterxml.jackson.databind.JsonNode;
import dev.luna.mcp.mcp.jsonrpc.JsonRpcMessage;
import dev.luna.mcp.mcp.request.McpRequest;
import dev.luna.mcp.tool.Cancellation;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangeProperty;
import org.apache.camel.support.SynchronizationAdapter;

/**
 * The calls that clients of the legacy era may take back with {@code notifications/cancelled}. A client is known by its
 * session: without one, a request id could be anybody's, and the notification is accepted and changes nothing. Thread-safe.
 *
 * @see <a href="https://modelcontextprotocol.io/specification/2025-11-25/basic/utilities/cancellation">Cancellation</a>
 */
public final class CancellableRequests {

    private static final String CANCELLED = "notifications/cancelled";

    private record Key(String session, JsonNode request) {}

    private final Map<Key, Cancellation> underWay = new ConcurrentHashMap<>();

    /** Lets a call be taken back until its exchange is done. */
    void hold(McpRequest call, Cancellation cancellation, Exchange exchange) {
        if (call.id() == null || call.session().id() == null) {
            return;
        }
        Key key = new Key(call.session().id(), call.id());
        underWay.put(key, cancellation);
        exchange.getExchangeExtension().addOnCompletion(new SynchronizationAdapter() {
            @Override
            public void onDone(Exchange done) {
                underWay.remove(key, cancellation);
            }
        });
    }

    /** Stops the call that a notification takes back; any other message is left alone. */
    public void cancel(@ExchangeProperty(McpRequest.PROPERTY) McpRequest call) {
        if (call.message() instanceof JsonRpcMessage.Notification notification
                && notification.method().equals(CANCELLED)
                && call.session().id() != null
                && notification.params() != null
                && notification.params().has("requestId")) {
            Cancellation cancellation = underWay.get(
                    new Key(call.session().id(), notification.params().get("requestId")));
            if (cancellation != null) {
                cancellation.cancel();
            }
        }
    }
}
