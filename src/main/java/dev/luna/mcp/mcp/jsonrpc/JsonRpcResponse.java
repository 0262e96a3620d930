package dev.luna.mcp.mcp.jsonrpc;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.databind.JsonNode;

/** A response object of JSON-RPC 2.0, section 5, ready to be serialised. */
public sealed interface JsonRpcResponse {

    /** The response to a call that succeeded; a null result is written as null. */
    @JsonPropertyOrder({"jsonrpc", "id", "result"})
    record Result(JsonNode id, Object result) implements JsonRpcResponse {
        public String getJsonrpc() {
            return "2.0";
        }
    }

    /**
     * The response to a call that failed. Where no id could be read the member is left out: JSON-RPC would have it null, but
     * the schemas of MCP allow no null there.
     */
    @JsonPropertyOrder({"jsonrpc", "id", "error"})
    record Failure(
            @JsonInclude(JsonInclude.Include.NON_NULL) JsonNode id, Error error) implements JsonRpcResponse {
        public String getJsonrpc() {
            return "2.0";
        }
    }

    /** The error object; {@code data} is left out when null. */
    record Error(
            int code,
            String message,
            @JsonInclude(JsonInclude.Include.NON_NULL) Object data) {}
}
