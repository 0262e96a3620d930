package dev.luna.mcp.process;

import java.nio.file.Path;

/**
 * How a command ended.
 *
 * @param exitValue its exit value, or {@value #TIMED_OUT} if it was stopped because its time was up
 * @param timedOut whether it was stopped because its time was up
 * @param output the end of its standard output
 * @param errors the end of its standard error
 */
public record CommandOutcome(int exitValue, boolean timedOut, String output, String errors) {

    /** The exit value of a command that ran out of time, as of timeout(1). */
    public static final int TIMED_OUT = 124;

    /** Whether it ended by itself and with success. */
    public boolean succeeded() {
        return exitValue == 0;
    }

    CommandOutcome hiding(Path home) {
        return new CommandOutcome(
                exitValue, timedOut, output.replace(home.toString(), "~"), errors.replace(home.toString(), "~"));
    }
}
