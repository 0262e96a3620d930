package dev.luna.mcp.tool;

/** A service the tool depends on answered with an error, with nonsense, too late, or not at all. */
public class UpstreamException extends ToolException {

    public UpstreamException(String message) {
        super(message);
    }

    public UpstreamException(String message, Throwable reason) {
        super(message, reason);
    }
}
