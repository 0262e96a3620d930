package dev.luna.mcp.tool;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import org.apache.camel.AsyncCallback;
import org.apache.camel.Exchange;

/**
 * Calls a tool by its exact name, on a separate exchange. The tool receives only the validated arguments of the
 * calling message; the caller receives only the result as the body, or the failure as a {@link ToolException}. A principal must have
 * access to the tool, except where a tool calls it: that one's author decides. Thread-safe.
 */
public final class ToolInvoker {

    private final AiToolComponent component;

    ToolInvoker(AiToolComponent component) {
        this.component = component;
    }

    /**
     * Starts the call. It counts as in flight before the tool is looked up, so that a replaced route stays until its last call
     * has been answered.
     *
     * @param name the tool
     * @param arguments a JSON object, a map, or null for none
     * @param exchange gets the result or the failure
     * @param callback called exactly once, when the exchange has it
     * @return true if the callback has been called already
     */
    public boolean call(String name, Object arguments, Exchange exchange, AsyncCallback callback) {
        Timeouts.InFlight call = component.calls().begin();
        AsyncCallback done = doneSync -> {
            call.end();
            callback.done(doneSync);
        };
        try {
            AiToolConsumer consumer = component.registry().consumer(name);
            if (!(exchange.getFromEndpoint() instanceof AiToolEndpoint)) {
                CallContext.of(exchange).principal().ifPresent(caller -> ToolAccess.require(caller, consumer.tool()));
            }
            Map<String, Object> accepted = consumer.tool().arguments().accept(json(arguments));
            return new ToolCall(consumer, exchange, call, done).start(accepted);
        } catch (Throwable e) {
            // Camel would pass an error on to the event loop, and the request would never complete.
            exchange.setException(e instanceof Exception failure ? failure : failure(name, e));
            done.done(true);
            return true;
        }
    }

    /** Converts a failure to an exception for the client, and logs it. */
    public ToolException failure(String name, Throwable cause) {
        return component.failures().toToolException(name, cause);
    }

    private JsonNode json(Object arguments) {
        if (arguments == null || arguments instanceof JsonNode) {
            return (JsonNode) arguments;
        }
        if (arguments instanceof Map) {
            return component.mapper().valueToTree(arguments);
        }
        throw new InvalidArgumentException("The arguments of a tool must be an object of named values.");
    }
}
