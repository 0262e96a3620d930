package dev.luna.mcp.tool.check;

/**
 * Something that is wrong in a file.
 *
 * @param line where, counted from 1
 * @param kind the name by which its author may accept it; empty if it keeps the file from being loaded
 * @param message what is wrong, and what would be right where that is known
 */
public record Problem(int line, String kind, String message) {

    /** A problem that cannot be accepted. */
    public Problem(int line, String message) {
        this(line, "", message);
    }

    /** The message, and the kind where there is one. */
    public String text() {
        return kind.isEmpty() ? message : message + " [" + kind + "]";
    }
}
