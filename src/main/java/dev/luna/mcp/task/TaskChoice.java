package dev.luna.mcp.task;

import com.fasterxml.jackson.databind.JsonNode;
import dev.luna.mcp.interaction.Caller;
import dev.luna.mcp.jsonrpc.JsonRpcMessage;
import dev.luna.mcp.protocol.Call;
import dev.luna.mcp.protocol.TasksExtension;
import dev.luna.mcp.tool.TaskSupport;
import dev.luna.mcp.tool.Tool;
import dev.luna.mcp.tool.ToolRegistry;
import org.apache.camel.ExchangeProperty;

/** Lets the call of a tool become a task before the tool runs, where its declaration says so. Thread-safe. */
public final class TaskChoice {

    private final ToolRegistry tools;

    TaskChoice(ToolRegistry tools) {
        this.tools = tools;
    }

    /**
     * Does nothing if the call is to be answered with its result; one that will be refused is.
     *
     * @throws dev.luna.mcp.interaction.TaskRequestedException if it is to become a task
     * @throws dev.luna.mcp.protocol.ProtocolException if it can only be a task, of which the client knows nothing
     */
    public void choose(@ExchangeProperty(Call.PROPERTY) Call call, @ExchangeProperty(Caller.PROPERTY) Caller caller) {
        JsonNode params = ((JsonRpcMessage.Request) call.message()).params();
        Tool tool =
                params == null ? null : tools.find(params.path("name").asText()).orElse(null);
        if (tool == null || tool.task() == TaskSupport.NEVER) {
            return;
        }
        if (tool.task() == TaskSupport.REQUIRED) {
            TasksExtension.require(call);
        }
        if (tool.arguments().allows(params.get("arguments"))) {
            caller.continueAsTask(true);
        }
    }
}
