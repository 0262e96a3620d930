package dev.luna.mcp.mcp.jsonrpc;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** One message of JSON-RPC 2.0 as it came in; immutable. */
public sealed interface JsonRpcMessage {

    /** A call that is answered. The id is a string or a number; {@code params} may be null. */
    record Request(JsonNode id, String method, JsonNode params) implements JsonRpcMessage {}

    /** A call that is not answered; {@code params} may be null. */
    record Notification(String method, JsonNode params) implements JsonRpcMessage {}

    /** The other side's answer to a request of ours; exactly one of {@code result} and {@code error} is not null. */
    record Response(JsonNode id, JsonNode result, JsonNode error) implements JsonRpcMessage {}

    /**
     * Reads a message.
     *
     * @param json the body, parsed
     * @throws InvalidRequestException if it is no JSON-RPC 2.0 message; it bears the message's id where there is one
     */
    static JsonRpcMessage of(JsonNode json) {
        if (!(json instanceof ObjectNode message)) {
            throw new InvalidRequestException(
                    null, "Expected one JSON-RPC 2.0 message, a JSON object, but got " + JsonKind.of(json) + ".");
        }
        JsonNode id = message.get("id");
        if (id != null && !id.isTextual() && !id.isNumber()) {
            throw new InvalidRequestException(null, "'id' must be a string or a number, not " + JsonKind.of(id) + ".");
        }
        JsonNode version = message.get("jsonrpc");
        if (version == null || !"2.0".equals(version.textValue())) {
            throw new InvalidRequestException(id, "'jsonrpc' must be \"2.0\".");
        }
        JsonNode method = message.get("method");
        if (method == null && (message.has("result") != message.has("error"))) {
            return new Response(id, message.get("result"), message.get("error"));
        }
        if (method == null || !method.isTextual() || method.textValue().isEmpty()) {
            throw new InvalidRequestException(id, "'method' must be a string that is not empty.");
        }
        JsonNode params = message.get("params");
        if (params != null && !params.isObject() && !params.isArray()) {
            throw new InvalidRequestException(id, "'params' must be an object, not " + JsonKind.of(params) + ".");
        }
        return id == null ? new Notification(method.textValue(), params) : new Request(id, method.textValue(), params);
    }
}
