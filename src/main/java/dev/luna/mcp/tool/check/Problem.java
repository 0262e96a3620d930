package dev.luna.mcp.tool.check;

/**
 * A problem in a file.
 *
 * @param line line, counted from 1
 * @param kind name for the comment that accepts it; empty for a problem that prevents loading
 * @param message the problem, and the remedy where it is known
 */
public record Problem(int line, String kind, String message) {

    /** Creates a problem that cannot be accepted. */
    public Problem(int line, String message) {
        this(line, "", message);
    }

    /** The message with the kind, if there is one. */
    public String text() {
        return kind.isEmpty() ? message : message + " [" + kind + "]";
    }
}
