package dev.luna.mcp.mcp.subscription;

/** The client cannot use GET or DELETE; the message tells the reason. */
public class NoStreamException extends RuntimeException {

    public NoStreamException(String message) {
        super(message);
    }
}
