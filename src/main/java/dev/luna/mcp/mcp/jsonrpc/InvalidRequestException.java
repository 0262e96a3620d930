package dev.luna.mcp.mcp.jsonrpc;

import com.fasterxml.jackson.databind.JsonNode;

/** The body is JSON, but not a JSON-RPC 2.0 request; the message gives the reason. */
public class InvalidRequestException extends RuntimeException {

    private final transient JsonNode id;

    /**
     * @param id the id of the offending message, or null if it has none that can be answered to
     * @param message the mistake and the expected form
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
