package dev.luna.mcp.protocol;

import com.fasterxml.jackson.databind.JsonNode;
import dev.luna.mcp.jsonrpc.JsonRpcMessage;
import dev.luna.mcp.session.Session;

/**
 * What the server knows of the request it is working on; the one exchange property of the front door. Immutable.
 *
 * @param message what was posted
 * @param version the revision of MCP that it is of; null in the direct dialect
 * @param meta what the request says about itself
 * @param session what its client has set before; null but in the legacy era
 */
public record Call(JsonRpcMessage message, ProtocolVersion version, Meta meta, Session session) {

    /** The exchange property that holds it. */
    public static final String PROPERTY = "call";

    /** How the caller speaks. */
    public Era era() {
        return version == null ? Era.DIRECT : version.era();
    }

    /** Whether it begins a session. */
    boolean isHandshake() {
        return asks(McpMethod.INITIALIZE);
    }

    /** Whether its answer is a stream that stays open until its client leaves. */
    public boolean isSubscription() {
        return asks(McpMethod.SUBSCRIPTIONS_LISTEN);
    }

    private boolean asks(McpMethod method) {
        return method.isIn(era())
                && message instanceof JsonRpcMessage.Request request
                && request.method().equals(method.method());
    }

    /** The id to answer to, or null if nothing is to be answered. */
    public JsonNode id() {
        return message instanceof JsonRpcMessage.Request request ? request.id() : null;
    }
}
