package dev.luna.mcp.tool;

/** A service that the tool depends on failed: an error, an invalid response, a timeout or no connection. */
public class UpstreamException extends ToolException {

    public UpstreamException(String message) {
        super(message);
    }

    public UpstreamException(String message, Throwable reason) {
        super(message, reason);
    }
}
