package dev.luna.mcp.tool;

/** The caller has to connect an account of its own before the tool can work; the message has the link. */
public class ConnectionRequiredException extends ToolException {

    public ConnectionRequiredException(String message) {
        super(message);
    }
}
