package dev.luna.mcp.mcp.jsonrpc;

import com.fasterxml.jackson.databind.JsonNode;

/** What was posted is JSON, but no JSON-RPC 2.0 request; the message says what is wrong with it. */
public class InvalidRequestException extends RuntimeException {

    private final transient JsonNode id;

    /**
     * @param id the id of the offending message, or null if it has none that can be answered to
     * @param message what is wrong and what was expected
     */
    public InvalidRequestException(JsonNode id, String message) {
        super(message);
        this.id = id;
    }

    /** The id to answer to, or null. */
    public JsonNode id() {
        return id;
    }
}
