package dev.luna.mcp.tool.block;

import dev.luna.mcp.tool.AiToolComponent;
import java.util.HashMap;
import java.util.Map;
import org.apache.camel.AsyncCallback;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.support.DefaultAsyncProducer;

/**
 * Runs the route of a block on the same exchange, with the options as variables. The block returns the body and, if
 * it sets one, the {@code Content-Type}; all other headers are restored, so that headers of a service never replace
 * arguments. After a failure the body is restored, too.
 */
class BlockProducer extends DefaultAsyncProducer {

    /** The validated options for a block. */
    private record Accepted(BlockConsumer block, Map<String, Object> values) {}

    private volatile Accepted accepted;

    BlockProducer(BlockEndpoint endpoint) {
        super(endpoint);
    }

    @Override
    public BlockEndpoint getEndpoint() {
        return (BlockEndpoint) super.getEndpoint();
    }

    /** Validates the options at the start, so that a route with wrong options does not load. */
    @Override
    protected void doStart() throws Exception {
        super.doStart();
        options(getEndpoint().getComponent().afterCommit(getEndpoint().getName()));
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
     * Rethrows a failure in the route that uses the block, translated to its type, as if a step of that route had
     * failed: its exception clauses apply, regardless of the error handlers in the block.
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

    /**
     * Returns the validated options. They are the same in each call, so they are validated again only after the block
     * was replaced.
     */
    private Map<String, Object> options(BlockConsumer block) {
        Accepted last = accepted;
        if (last == null || last.block() != block) {
            last = new Accepted(block, block.declared().accept(getEndpoint().options()));
            accepted = last;
        }
        return last.values();
    }
}
