package dev.luna.mcp.tool;

/** No exposed tool has the requested name. */
public class ToolNotFoundException extends ToolException {

    private final String tool;

    public ToolNotFoundException(String tool) {
        super("tool_not_found");
        this.tool = tool;
    }

    /** The requested name, as the client wrote it. */
    public String tool() {
        return tool;
    }
}
