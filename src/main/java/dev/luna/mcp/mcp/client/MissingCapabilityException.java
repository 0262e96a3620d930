package dev.luna.mcp.mcp.client;

import dev.luna.mcp.mcp.request.ProtocolException;
import dev.luna.mcp.tool.ToolException;

/** A running tool needs something of its client that the request does not declare; the whole request is refused. */
public class MissingCapabilityException extends ToolException {

    private final transient ProtocolException refusal;

    MissingCapabilityException(ProtocolException refusal) {
        super(refusal.getMessage());
        this.refusal = refusal;
    }

    /** The answer to the request. */
    public ProtocolException refusal() {
        return refusal;
    }
}
