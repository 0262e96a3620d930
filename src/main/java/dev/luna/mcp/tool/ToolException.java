package dev.luna.mcp.tool;

/**
 * A tool failed, and its message is meant for the client.
 *
 * <p>Only exceptions of this type carry their message to clients; for every other failure a client learns only that
 * it happened. The message must therefore contain no secret and no path of the host. The subtypes give the kind of
 * failure; the exception clauses of the front door map them to a status. YAML routes throw it with {@code
 * throwException}.
 */
public class ToolException extends RuntimeException {

    public ToolException(String message) {
        super(message);
    }

    /**
     * @param reason the underlying failure, for the log, or null. It is kept as a suppressed exception and not as the
     *     cause: Camel picks an exception clause by the innermost cause first, and would use the clause of that one.
     */
    @SuppressWarnings("this-escape") // Throwable's own method, which no subtype can override
    public ToolException(String message, Throwable reason) {
        super(message);
        if (reason != null) {
            addSuppressed(reason);
        }
    }
}
