package dev.luna.mcp.tool;

/** A route declares a tool that cannot be exposed; the message tells its author the reason and the remedy. */
public class InvalidToolException extends RuntimeException {

    public InvalidToolException(String message) {
        super(message);
    }

    public InvalidToolException(String message, Throwable cause) {
        super(message, cause);
    }
}
