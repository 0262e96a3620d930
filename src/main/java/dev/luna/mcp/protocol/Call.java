package dev.luna.mcp.protocol;

import com.fasterxml.jackson.databind.JsonNode;
import dev.luna.mcp.jsonrpc.JsonRpcMessage;

/**
 * What the server knows of the request it is working on; the one exchange property of the front door. Immutable.
 *
 * @param message what was posted
 * @param dialect how the caller speaks
 */
public record Call(JsonRpcMessage message, Dialect dialect) {

    /** The exchange property that holds it. */
    public static final String PROPERTY = "call";

    /** The id to answer to, or null if nothing is to be answered. */
    public JsonNode id() {
        return message instanceof JsonRpcMessage.Request request ? request.id() : null;
    }
}
