package dev.luna.mcp.testkit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Messages as they are written on the wire. */
public final class JsonRpc {

    static final ObjectMapper MAPPER = new ObjectMapper();

    private JsonRpc() {}

    /** A request with the id 1; without {@code params} if they are null. */
    public static String request(String method, Object params) {
        ObjectNode message =
                MAPPER.createObjectNode().put("jsonrpc", "2.0").put("id", 1).put("method", method);
        if (params != null) {
            message.set("params", MAPPER.valueToTree(params));
        }
        return message.toString();
    }

    /**
     * Parses a text.
     *
     * @throws AssertionError if it is not JSON
     */
    public static JsonNode json(String text) {
        try {
            return MAPPER.readTree(text);
        } catch (JsonProcessingException e) {
            throw new AssertionError("Not JSON: " + text, e);
        }
    }
}
