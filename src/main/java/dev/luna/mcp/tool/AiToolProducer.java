package dev.luna.mcp.tool;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.apache.camel.AsyncCallback;
import org.apache.camel.Exchange;
import org.apache.camel.support.DefaultAsyncProducer;

/**
 * Calls a tool by its exact name. Nothing of the calling message reaches the tool but the body, taken as its arguments
 * (a JSON object, a map, or nothing) once they are validated; nothing comes back but the result as the body, or the
 * failure as a {@link ToolException}.
 */
class AiToolProducer extends DefaultAsyncProducer {

    AiToolProducer(AiToolEndpoint endpoint) {
        super(endpoint);
    }

    @Override
    public AiToolEndpoint getEndpoint() {
        return (AiToolEndpoint) super.getEndpoint();
    }

    @Override
    public boolean process(Exchange exchange, AsyncCallback callback) {
        AiToolComponent component = getEndpoint().getComponent();
        CompletableFuture<Void> call = component.calls().begin();
        try {
            AiToolConsumer consumer =
                    component.registry().consumer(getEndpoint().getToolName());
            Map<String, Object> arguments = consumer.tool()
                    .arguments()
                    .accept(json(exchange.getMessage().getBody()));
            return new ToolCall(consumer, exchange, doneSync -> {
                        call.complete(null);
                        callback.done(doneSync);
                    })
                    .start(arguments);
        } catch (Throwable e) {
            // Camel would let an error through to the event loop, and the caller would wait for ever.
            call.complete(null);
            exchange.setException(
                    e instanceof Exception failure
                            ? failure
                            : component.failures().toToolException(getEndpoint().getToolName(), e));
            callback.done(true);
            return true;
        }
    }

    private JsonNode json(Object body) {
        if (body == null || body instanceof JsonNode) {
            return (JsonNode) body;
        }
        if (body instanceof Map) {
            return getEndpoint().getComponent().mapper().valueToTree(body);
        }
        throw new InvalidArgumentException("The arguments of a tool must be an object of named values.");
    }
}
