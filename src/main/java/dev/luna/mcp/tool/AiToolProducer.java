package dev.luna.mcp.tool;

import org.apache.camel.AsyncCallback;
import org.apache.camel.Exchange;
import org.apache.camel.support.DefaultAsyncProducer;

/**
 * Calls a tool with the body as its arguments: a JSON object, a map, or nothing.
 *
 * @see ToolInvoker
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
        return getEndpoint()
                .getComponent()
                .invoker()
                .call(getEndpoint().getToolName(), exchange.getMessage().getBody(), exchange, callback);
    }
}
