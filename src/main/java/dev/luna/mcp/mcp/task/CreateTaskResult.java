package dev.luna.mcp.mcp.task;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.luna.mcp.mcp.jsonrpc.McpResult;

/** {@code CreateTaskResult} of the extension's schema: that there is a task, without what belongs to its state; immutable. */
public record CreateTaskResult(@JsonUnwrapped TaskDescription task) implements McpResult {

    @Override
    public String resultType() {
        return "task";
    }
}
