package dev.luna.mcp.process;

import dev.luna.mcp.tool.ToolException;

/** Failure of a tool whose command is not installed on the host. */
public class CommandMissingException extends ToolException {

    public CommandMissingException(String command) {
        super(command + " is not installed on this server. Its owner has to install it before this tool can work.");
    }
}
