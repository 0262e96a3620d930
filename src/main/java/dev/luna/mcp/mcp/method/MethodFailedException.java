package dev.luna.mcp.mcp.method;

/** What a method of the protocol was to give could not be made; the message is meant for the caller. */
public class MethodFailedException extends RuntimeException {

    public MethodFailedException(String message) {
        super(message);
    }
}
