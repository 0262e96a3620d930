package dev.luna.mcp.mcp.method;

import dev.luna.mcp.mcp.client.ClientContexts;
import dev.luna.mcp.mcp.interaction.InputRequiredException;
import dev.luna.mcp.mcp.jsonrpc.McpResult;
import dev.luna.mcp.mcp.request.InvalidParamsException;
import dev.luna.mcp.mcp.request.McpRequest;
import dev.luna.mcp.tool.ToolException;
import dev.luna.mcp.tool.ToolInvoker;
import java.util.function.Function;
import org.apache.camel.AsyncCallback;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.support.AsyncProcessorSupport;

/** A method of MCP whose result is made by the route that the request names: a tool, a prompt or a resource. Thread-safe. */
abstract class RoutedMethod extends AsyncProcessorSupport {

    private final ClientContexts clients;

    RoutedMethod(ClientContexts clients) {
        this.clients = clients;
    }

    /**
     * The route that a request names.
     *
     * @param arguments the arguments of the route, or null for none
     * @param result turns the route's answer into the result of the method
     */
    record Target(ToolInvoker invoker, String name, Object arguments, Function<Message, McpResult> result) {}

    /**
     * @throws InvalidParamsException if the request names no route that there is
     * @throws ToolException if the route is not to be called now
     */
    abstract Target target(Exchange exchange);

    /**
     * The result of a call that failed.
     *
     * @throws Exception the error of the protocol, where the failure is no result of the method
     */
    abstract McpResult failed(ToolException failure, Exchange exchange) throws Exception;

    @Override
    public final boolean process(Exchange exchange, AsyncCallback callback) {
        try {
            Target target = target(exchange);
            return target.invoker().call(target.name(), target.arguments(), exchange, doneSync -> {
                finish(exchange, target);
                callback.done(doneSync);
            });
        } catch (RuntimeException e) {
            exchange.setException(e);
            handle(exchange);
            callback.done(true);
            return true;
        }
    }

    private void finish(Exchange exchange, Target target) {
        if (exchange.getException() == null) {
            try {
                exchange.getMessage().setBody(target.result().apply(exchange.getMessage()));
            } catch (RuntimeException | Error e) {
                // An error that Camel lets through would leave the caller without a response.
                exchange.setException(target.invoker().failure(target.name(), e));
            }
        }
        handle(exchange);
    }

    /** Turns a failure of the route into a result, or into an error of the protocol. */
    private void handle(Exchange exchange) {
        if (!(exchange.getException() instanceof ToolException failure)) {
            return;
        }
        // As a doCatch does, for the audit log.
        exchange.setProperty(Exchange.EXCEPTION_CAUGHT, failure);
        try {
            McpResult result = failure instanceof InputRequiredException open
                    ? clients.inputRequired(open, McpRequest.of(exchange))
                    : failed(failure, exchange);
            exchange.setException(null);
            exchange.getMessage().setBody(result);
        } catch (Exception e) {
            exchange.setException(e);
        }
    }
}
