package dev.luna.mcp.tool;

/** What the caller wants to change is no longer what the caller read; nothing was changed. */
public class ConflictException extends ToolException {

    public ConflictException(String message) {
        super(message);
    }
}
