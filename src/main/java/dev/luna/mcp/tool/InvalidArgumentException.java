package dev.luna.mcp.tool;

/**
 * The client's arguments do not match the tool's declaration; the message names the argument and the expected value.
 */
public class InvalidArgumentException extends ToolException {

    public InvalidArgumentException(String message) {
        super(message);
    }
}
