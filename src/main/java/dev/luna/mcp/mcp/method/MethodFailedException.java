package dev.luna.mcp.mcp.method;

/** A method of the protocol failed to make its result; the message is meant for the client. */
public class MethodFailedException extends RuntimeException {

    public MethodFailedException(String message) {
        super(message);
    }
}
