package dev.luna.mcp.mcp.request;

import dev.luna.mcp.mcp.jsonrpc.JsonRpcMessage;
import dev.luna.mcp.tool.TaskSupport;
import dev.luna.mcp.tool.ToolNotFoundException;
import org.apache.camel.Exchange;
import org.apache.camel.support.ExpressionAdapter;

/**
 * The recipient of a message: the endpoint of the method or the tool that it calls, or that of batches. Only names found by exact look-up ever become
 * part of an endpoint. Stateless.
 */
public final class Recipient extends ExpressionAdapter {

    /**
     * @throws MethodNotFoundException if the era of MCP has no such method
     * @throws ToolNotFoundException if there is no such tool, in the direct dialect
     * @throws ProtocolException if it is a tool that works only as a task, called in the direct dialect
     */
    String endpoint(Exchange exchange) {
        McpRequest request = McpRequest.of(exchange);
        if (request == null) {
            return Batches.ENDPOINT;
        }
        String endpoint = request.endpoint();
        if (endpoint == null) {
            String method = ((JsonRpcMessage.Request) request.message()).method();
            throw request.era() == Era.DIRECT
                    ? new ToolNotFoundException(method)
                    : new MethodNotFoundException(method, request.era());
        }
        if (request.era() == Era.DIRECT && request.tool().task() == TaskSupport.REQUIRED) {
            TasksExtension.require(request);
        }
        return endpoint;
    }

    @Override
    public Object evaluate(Exchange exchange) {
        return endpoint(exchange);
    }
}
