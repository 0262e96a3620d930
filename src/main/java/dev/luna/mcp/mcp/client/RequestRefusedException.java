package dev.luna.mcp.mcp.client;

import dev.luna.mcp.mcp.request.ProtocolException;
import dev.luna.mcp.tool.ToolException;

/**
 * A running tool cannot go on without something of its client: a capability that the request does not declare, or a link to be opened.
 * The whole request is answered with an error of the protocol.
 */
public class RequestRefusedException extends ToolException {

    private final transient ProtocolException refusal;

    RequestRefusedException(ProtocolException refusal) {
        super(refusal.getMessage());
        this.refusal = refusal;
    }

    /** The answer to the request. */
    public ProtocolException refusal() {
        return refusal;
    }
}
