package dev.luna.mcp.process;

import dev.luna.mcp.tool.ToolException;

/** A command did not end within its timeout, and was stopped with all its processes. */
public class CommandTimeoutException extends ToolException {

    public CommandTimeoutException(String command) {
        super(command + " did not end within the time limit and was stopped.");
    }
}
