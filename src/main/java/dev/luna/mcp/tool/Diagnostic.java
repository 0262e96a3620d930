package dev.luna.mcp.tool;

import java.nio.file.Path;

/**
 * A file of routes that is not exposed as it is written, and why.
 *
 * @param source the file, below the directory of tools it is in
 * @param line where in it, counted from 1
 * @param reason what is wrong there, and what would be right where that is known
 */
public record Diagnostic(String source, int line, String reason) {

    /** The same under the path of the directory that the source is below. */
    public Diagnostic below(Path directory) {
        return new Diagnostic(directory.resolve(source).toString(), line, reason);
    }

    /** As compilers write it, so that editors and terminals find the place. */
    @Override
    public String toString() {
        return source + ":" + line + ": " + reason;
    }
}
