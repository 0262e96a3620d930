package dev.luna.mcp.tool;

/** No exposed tool bears the name that was called. */
public class ToolNotFoundException extends ToolException {

    private final String tool;

    public ToolNotFoundException(String tool) {
        super("tool_not_found");
        this.tool = tool;
    }

    /** The name that was asked for, as the caller wrote it. */
    public String tool() {
        return tool;
    }
}
