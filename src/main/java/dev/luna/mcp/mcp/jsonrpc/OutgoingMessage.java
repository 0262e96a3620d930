package dev.luna.mcp.mcp.jsonrpc;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Writes requests and notifications of JSON-RPC 2.0. Stateless. */
public final class OutgoingMessage {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private OutgoingMessage() {}

    /** @param params the parameters, or null for none */
    public static ObjectNode request(JsonNode id, String method, JsonNode params) {
        ObjectNode request = NODES.objectNode().put("jsonrpc", "2.0");
        request.set("id", id);
        return with(request.put("method", method), params);
    }

    /** @param params the parameters, or null for none */
    public static ObjectNode notification(String method, JsonNode params) {
        return with(NODES.objectNode().put("jsonrpc", "2.0").put("method", method), params);
    }

    private static ObjectNode with(ObjectNode message, JsonNode params) {
        if (params != null) {
            message.set("params", params);
        }
        return message;
    }
}
