package dev.luna.mcp.component;

/** Components cannot be added, removed or read; the message names the thing and the remedy. */
public final class ComponentException extends RuntimeException {

    public ComponentException(String message) {
        super(message);
    }

    /** @param reason the exception behind it, for the log; the message says all that a user needs */
    public ComponentException(String message, Throwable reason) {
        super(message);
        addSuppressed(reason);
    }
}
