package dev.luna.mcp.mcp.interaction;

import dev.luna.mcp.tool.ToolException;

/** A call ends here and begins anew as a task, which goes on when its request has long been answered. */
public class TaskRequestedException extends ToolException {

    public TaskRequestedException() {
        super("Only the call of a tool can go on as a task.");
    }
}
