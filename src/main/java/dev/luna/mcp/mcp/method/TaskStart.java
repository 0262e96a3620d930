package dev.luna.mcp.mcp.method;

import dev.luna.mcp.mcp.client.ClientConnection;
import dev.luna.mcp.mcp.jsonrpc.McpResult;
import dev.luna.mcp.mcp.request.McpRequest;

/** Starts the call of a tool anew as a task. Thread-safe. */
public interface TaskStart {

    /**
     * @return the result of the request, which names the task
     * @throws dev.luna.mcp.tool.ServerBusyException if there are too many tasks
     */
    McpResult start(McpRequest request, ClientConnection connection) throws Exception;
}
