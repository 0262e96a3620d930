package dev.luna.mcp.tool;

/** The data to change has been modified since the client read it; nothing was changed. */
public class ConflictException extends ToolException {

    public ConflictException(String message) {
        super(message);
    }
}
