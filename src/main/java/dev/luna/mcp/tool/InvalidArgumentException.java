package dev.luna.mcp.tool;

/** The caller's arguments are not what the tool declares; the message names the argument and what was expected. */
public class InvalidArgumentException extends ToolException {

    public InvalidArgumentException(String message) {
        super(message);
    }
}
