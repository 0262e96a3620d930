package dev.luna.mcp.tool;

/** The call was cancelled by its client; its work was stopped. */
public class CancelledException extends ToolException {

    public CancelledException(String message) {
        super(message);
    }
}
