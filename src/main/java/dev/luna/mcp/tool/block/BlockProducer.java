package dev.luna.mcp.tool.block;

import dev.luna.mcp.tool.AiToolComponent;
import java.util.HashMap;
import java.util.Map;
import org.apache.camel.AsyncCallback;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.support.DefaultAsyncProducer;

/**
 * Uses a block: its route works on the same exchange and finds its options as variables of their names. What comes back is
 * the body and, if the block set it, the {@code Content-Type}; all other headers are again what they were, so that nothing a
 * service sent takes the place of an argument. If it fails, the body is what it was, too.
 */
class BlockProducer extends DefaultAsyncProducer {

    /** What a block takes of the options. */
    private record Accepted(BlockConsumer block, Map<String, Object> values) {}

    private volatile Accepted accepted;

    BlockProducer(BlockEndpoint endpoint) {
        super(endpoint);
    }

    @Override
    public BlockEndpoint getEndpoint() {
        return (BlockEndpoint) super.getEndpoint();
    }

    /** A route that uses a block wrongly is not to load. */
    @Override
    protected void doStart() throws Exception {
        super.doStart();
        options(getEndpoint().getComponent().upcoming(getEndpoint().getName()));
    }

    @Override
    public boolean process(Exchange exchange, AsyncCallback callback) {
        Map<String, Object> headers = new HashMap<>(exchange.getMessage().getHeaders());
        Object body = exchange.getMessage().getBody();
        Map<String, Object> before = new HashMap<>();
        try {
            BlockConsumer block =
                    getEndpoint().getComponent().find(getEndpoint().getName());
            options(block).forEach((name, value) -> {
                before.put(name, exchange.getVariable(name));
                exchange.setVariable(name, value);
            });
            return block.getAsyncProcessor().process(exchange, doneSync -> {
                before.forEach(exchange::setVariable);
                if (exchange.isFailed()) {
                    exchange.getMessage().setBody(body);
                    exchange.getMessage().setHeaders(headers);
                    fail(exchange);
                } else {
                    restore(exchange.getMessage(), headers);
                }
                callback.done(doneSync);
            });
        } catch (RuntimeException e) {
            exchange.setException(e);
            callback.done(true);
            return true;
        }
    }

    /**
     * Lets the route that uses the block see a failure of the type that says what it means, as if a step of its own had failed: its
     * exception clauses apply, whatever error handlers the block's routes have.
     */
    private void fail(Exchange exchange) {
        getEndpoint()
                .getCamelContext()
                .getComponent("ai-tool", AiToolComponent.class)
                .meaningOf(exchange.getException())
                .ifPresent(exchange::setException);
        exchange.getExchangeExtension().setErrorHandlerHandled(null);
        exchange.getExchangeExtension().setFailureHandled(false);
        exchange.getExchangeExtension().setRedeliveryExhausted(false);
    }

    private static void restore(Message message, Map<String, Object> headers) {
        Object type = message.getHeader(Exchange.CONTENT_TYPE);
        message.setHeaders(headers);
        if (type != null) {
            message.setHeader(Exchange.CONTENT_TYPE, type);
        }
    }

    /** They are the same in each call, so they are checked anew only when another block is in the place of the last one. */
    private Map<String, Object> options(BlockConsumer block) {
        Accepted last = accepted;
        if (last == null || last.block() != block) {
            last = new Accepted(block, block.takes().accept(getEndpoint().options()));
            accepted = last;
        }
        return last.values();
    }
}
