package dev.luna.mcp.tool;

/** The caller did not want the result any more; the call's work was stopped. */
public class CancelledException extends ToolException {

    public CancelledException(String message) {
        super(message);
    }
}
