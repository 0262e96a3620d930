package dev.luna.mcp.mcp.jsonrpc;

/** A text is JSON by its grammar, but holds a value that nothing here can work with; the message says which. */
public class UnusableJsonException extends RuntimeException {

    public UnusableJsonException(String message) {
        super(message);
    }
}
