package dev.luna.mcp.mcp.subscription;

/** There is nothing but POST for this client; the message says why. */
public class NoStreamException extends RuntimeException {

    public NoStreamException(String message) {
        super(message);
    }
}
