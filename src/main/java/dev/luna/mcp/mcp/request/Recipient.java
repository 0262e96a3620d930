package dev.luna.mcp.mcp.request;

import dev.luna.mcp.mcp.jsonrpc.JsonRpcMessage;
import dev.luna.mcp.tool.TaskSupport;
import dev.luna.mcp.tool.ToolNotFoundException;
import org.apache.camel.Exchange;
import org.apache.camel.support.ExpressionAdapter;

/**
 * The recipient of a message: the endpoint of the method or the tool that it calls. Only names found by exact look-up ever become
 * part of an endpoint. Stateless.
 */
public final class Recipient extends ExpressionAdapter {

    /**
     * @throws MethodNotFoundException if the legacy era has no such method
     * @throws ToolNotFoundException if there is neither such a method nor such a tool
     * @throws ProtocolException if it is a tool that works only as a task, called in the direct dialect
     */
    @Override
    public Object evaluate(Exchange exchange) {
        Call call = Call.of(exchange);
        String endpoint = call.endpoint();
        if (endpoint == null) {
            String method = ((JsonRpcMessage.Request) call.message()).method();
            throw call.era() == Era.LEGACY ? new MethodNotFoundException(method) : new ToolNotFoundException(method);
        }
        if (call.era() == Era.DIRECT && call.tool().task() == TaskSupport.REQUIRED) {
            TasksExtension.require(call);
        }
        return endpoint;
    }
}
