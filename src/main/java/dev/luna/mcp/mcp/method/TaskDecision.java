package dev.luna.mcp.mcp.method;

import dev.luna.mcp.mcp.interaction.ClientContext;
import dev.luna.mcp.mcp.request.McpRequest;
import dev.luna.mcp.mcp.request.TasksExtension;
import dev.luna.mcp.tool.TaskSupport;
import dev.luna.mcp.tool.Tool;
import org.apache.camel.Exchange;

/** Lets the call of a tool become a task before the tool runs, where its declaration says so. Stateless. */
final class TaskDecision {

    /**
     * Does nothing if the call is to be answered with its result, or if it will be refused.
     *
     * @throws dev.luna.mcp.mcp.interaction.TaskRequestedException if it is to become a task
     * @throws dev.luna.mcp.mcp.request.ProtocolException if it can only be a task, and the client does not declare them
     */
    void check(Exchange exchange) {
        McpRequest request = McpRequest.of(exchange);
        Tool tool = request.tool();
        if (tool == null || tool.task() == TaskSupport.NEVER) {
            return;
        }
        if (tool.task() == TaskSupport.REQUIRED) {
            TasksExtension.require(request);
        }
        if (tool.arguments().allows(request.params().get("arguments"))) {
            ClientContext.of(exchange).orElseThrow().continueAsTask(true);
        }
    }
}
