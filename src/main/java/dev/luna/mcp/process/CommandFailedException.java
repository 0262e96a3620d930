package dev.luna.mcp.process;

import dev.luna.mcp.tool.ToolException;

/** A command ended with an exit code that is not expected. */
public class CommandFailedException extends ToolException {

    private final int exitCode;

    /** @param said the end of its output */
    public CommandFailedException(String command, int exitCode, String said) {
        super(command + " failed with exit code " + exitCode + ": " + said);
        this.exitCode = exitCode;
    }

    public int getExitCode() {
        return exitCode;
    }
}
