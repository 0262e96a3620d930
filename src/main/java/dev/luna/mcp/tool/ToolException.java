package dev.luna.mcp.tool;

/**
 * A tool failed, and its message is meant for the caller.
 *
 * <p>Only exceptions of this type carry their message out of the server; of every other failure the caller learns just
 * that it happened. The message must therefore hold no secret and no path of the host. Its subtypes say what kind of
 * failure it is; the front door's exception clauses turn the type into a status. From a YAML route it is thrown with
 * {@code throwException}.
 */
public class ToolException extends RuntimeException {

    public ToolException(String message) {
        super(message);
    }

    /**
     * @param reason what it comes from, for the log, or null. It is kept as a suppressed exception and not as the cause: Camel picks
     *     an exception clause by the innermost cause first, and would answer for that one.
     */
    @SuppressWarnings("this-escape") // Throwable's own method, which no subtype can override
    public ToolException(String message, Throwable reason) {
        super(message);
        if (reason != null) {
            addSuppressed(reason);
        }
    }
}
