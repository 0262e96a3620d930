package dev.luna.mcp.tool;

import java.nio.file.Path;

/**
 * An error or a warning about a route file.
 *
 * @param source the file, relative to its tool directory
 * @param line the line, counted from 1
 * @param reason the problem, and the remedy where it is known
 */
public record Diagnostic(String source, int line, String reason) {

    /** The same diagnostic with the source resolved against a directory. */
    public Diagnostic below(Path directory) {
        return new Diagnostic(directory.resolve(source).toString(), line, reason);
    }

    /** Compiler format, so that editors and terminals link to the line. */
    @Override
    public String toString() {
        return source + ":" + line + ": " + reason;
    }
}
