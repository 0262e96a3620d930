package dev.luna.mcp.mcp.method;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.luna.mcp.mcp.client.ClientConnection;
import dev.luna.mcp.mcp.client.ClientContexts;
import dev.luna.mcp.mcp.client.RequestRefusedException;
import dev.luna.mcp.mcp.interaction.TaskRequestedException;
import dev.luna.mcp.mcp.jsonrpc.McpResult;
import dev.luna.mcp.mcp.request.Era;
import dev.luna.mcp.mcp.request.InvalidParamsException;
import dev.luna.mcp.mcp.request.McpRequest;
import dev.luna.mcp.mcp.request.ProtocolException;
import dev.luna.mcp.tool.ToolAccess;
import dev.luna.mcp.tool.ToolException;
import dev.luna.mcp.tool.ToolInvoker;
import org.apache.camel.Exchange;
import org.apache.camel.Message;

/**
 * {@code tools/call}: calls the tool that the request names, and writes its result or failure as {@code CallToolResult}.
 *
 * @see <a href="https://modelcontextprotocol.io/specification/2025-11-25/server/tools#calling-tools">Calling tools</a>
 */
public final class ToolsCall extends RoutedMethod {

    private final TaskDecision decision = new TaskDecision();
    private final TaskStart tasks;
    private final ToolInvoker tools;
    private final CallToolResultWriter results;

    public ToolsCall(ToolInvoker tools, ObjectMapper mapper, ClientContexts clients, TaskStart tasks) {
        super(clients);
        this.tasks = tasks;
        this.tools = tools;
        this.results = new CallToolResultWriter(mapper);
    }

    @Override
    Target target(Exchange exchange) {
        McpRequest request = McpRequest.of(exchange);
        if (request.tool() != null) {
            // Before it becomes a task, whose request would have its answer.
            ToolAccess.require(request.principal(), request.tool());
        }
        decision.check(exchange);
        JsonNode name = request.params() == null ? null : request.params().get("name");
        if (name == null || !name.isTextual()) {
            throw new InvalidParamsException("tools/call needs the parameter 'name', a string.");
        }
        if (request.tool() == null) {
            throw new InvalidParamsException("Unknown tool: " + name.textValue());
        }
        return new Target(
                tools, request.tool().name(), request.params().get("arguments"), answer -> result(answer, request));
    }

    /**
     * The tool's answer, as the protocol has it.
     *
     * @throws ToolException if it cannot be written as JSON
     */
    public CallToolResult result(Message answer) {
        return results.write(answer);
    }

    private CallToolResult result(Message answer, McpRequest request) {
        // A tool that declares an output schema owes its clients structured content.
        return results.write(
                answer, request.era() == Era.MODERN && request.tool().output() != null);
    }

    /**
     * The tool's failure, for the model to act on, or the start of a task.
     *
     * @throws ProtocolException if the tool needs a capability that the client lacks; this fails the whole request
     */
    @Override
    McpResult failed(ToolException failure, Exchange exchange) throws Exception {
        if (failure instanceof TaskRequestedException) {
            return tasks.start(McpRequest.of(exchange), ClientConnection.of(exchange));
        }
        if (failure instanceof RequestRefusedException missing) {
            throw missing.refusal();
        }
        return CallToolResult.failure(failure.getMessage());
    }
}
