package dev.luna.mcp.process;

import java.nio.file.Path;

/**
 * Result of a command.
 *
 * @param exitValue its exit value, or {@value #TIMED_OUT} if its timeout expired
 * @param timedOut true if it was stopped because its timeout expired
 * @param output the end of its standard output
 * @param errors the end of its standard error
 */
public record CommandOutcome(int exitValue, boolean timedOut, String output, String errors) {

    /** Exit value of a command whose timeout expired, as in timeout(1). */
    public static final int TIMED_OUT = 124;

    /** Returns true if it ended by itself with success. */
    public boolean succeeded() {
        return exitValue == 0;
    }

    CommandOutcome hiding(Path home) {
        return new CommandOutcome(
                exitValue, timedOut, output.replace(home.toString(), "~"), errors.replace(home.toString(), "~"));
    }
}
