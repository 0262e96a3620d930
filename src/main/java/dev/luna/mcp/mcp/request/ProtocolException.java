package dev.luna.mcp.mcp.request;

import com.fasterxml.jackson.databind.JsonNode;
import dev.luna.mcp.mcp.jsonrpc.ErrorCode;
import dev.luna.mcp.mcp.jsonrpc.InvalidRequestException;

/** A request breaks a rule of MCP for which the protocol has an error code of its own. */
public class ProtocolException extends InvalidRequestException {

    private final ErrorCode code;
    private final transient Object data;

    /**
     * @param id the request's id
     * @param data the error's {@code data} member, or null
     */
    public ProtocolException(JsonNode id, ErrorCode code, String message, Object data) {
        super(id, message);
        this.code = code;
        this.data = data;
    }

    /** The protocol's code for it. */
    public ErrorCode code() {
        return code;
    }

    /** The error's {@code data} member, or null. */
    public Object data() {
        return data;
    }
}
