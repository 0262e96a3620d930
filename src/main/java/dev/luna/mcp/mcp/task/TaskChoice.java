package dev.luna.mcp.mcp.task;

import dev.luna.mcp.mcp.interaction.Caller;
import dev.luna.mcp.mcp.request.Call;
import dev.luna.mcp.mcp.request.TasksExtension;
import dev.luna.mcp.tool.TaskSupport;
import dev.luna.mcp.tool.Tool;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/** Lets the call of a tool become a task before the tool runs, where its declaration says so. Stateless. */
public final class TaskChoice implements Processor {

    /**
     * Does nothing if the call is to be answered with its result, or if it will be refused.
     *
     * @throws dev.luna.mcp.mcp.interaction.TaskRequestedException if it is to become a task
     * @throws dev.luna.mcp.mcp.request.ProtocolException if it can only be a task, and the client does not declare them
     */
    @Override
    public void process(Exchange exchange) {
        Call call = Call.of(exchange);
        Tool tool = call.tool();
        if (tool == null || tool.task() == TaskSupport.NEVER) {
            return;
        }
        if (tool.task() == TaskSupport.REQUIRED) {
            TasksExtension.require(call);
        }
        if (tool.arguments().allows(call.params().get("arguments"))) {
            exchange.getProperty(Caller.PROPERTY, Caller.class).continueAsTask(true);
        }
    }
}
