package dev.luna.mcp.identity;

/** The principal may not do what it asks for; the message is meant for the client. */
public class AccessDeniedException extends RuntimeException {

    public AccessDeniedException(String message) {
        super(message);
    }
}
