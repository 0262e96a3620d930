package dev.luna.mcp.tool;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import org.apache.camel.AsyncCallback;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.support.DefaultAsyncProducer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Calls a tool. The arguments are the body, if it is a JSON object or a map; if one tool calls another, they are
 * otherwise the headers with the arguments' names.
 *
 * @see ToolInvoker
 */
class AiToolProducer extends DefaultAsyncProducer {

    private static final Logger LOG = LoggerFactory.getLogger(AiToolProducer.class);

    AiToolProducer(AiToolEndpoint endpoint) {
        super(endpoint);
    }

    @Override
    public AiToolEndpoint getEndpoint() {
        return (AiToolEndpoint) super.getEndpoint();
    }

    @Override
    public boolean process(Exchange exchange, AsyncCallback callback) {
        ToolInvoker invoker = getEndpoint().getComponent().invoker();
        String name = getEndpoint().getToolName();
        Message message = exchange.getMessage();
        if (!(exchange.getFromEndpoint() instanceof AiToolEndpoint calling)) {
            return invoker.call(name, message.getBody(), exchange, callback);
        }
        return invoker.call(name, arguments(message), exchange, doneSync -> {
            reportCallingTool(calling.getToolName(), exchange);
            callback.done(doneSync);
        });
    }

    private Object arguments(Message message) {
        if (message.getBody() instanceof JsonNode || message.getBody() instanceof Map) {
            return message.getBody();
        }
        AiToolComponent component = getEndpoint().getComponent();
        ObjectMapper mapper = component.mapper();
        ObjectNode arguments = mapper.createObjectNode();
        component.registry().find(getEndpoint().getToolName()).ifPresent(tool -> tool.arguments()
                .json()
                .path("properties")
                .fieldNames()
                .forEachRemaining(name -> {
                    if (message.getHeader(name) != null) {
                        arguments.set(name, mapper.valueToTree(message.getHeader(name)));
                    }
                }));
        return arguments;
    }

    /** Replaces an argument error: the client of the calling tool did not cause it. */
    private void reportCallingTool(String calling, Exchange exchange) {
        Exception failure = exchange.getException();
        if (failure instanceof InvalidArgumentException || failure instanceof ToolNotFoundException) {
            String what = failure instanceof ToolNotFoundException ? "There is no such tool." : failure.getMessage();
            String message =
                    "Tool '" + calling + "' called tool '" + getEndpoint().getToolName() + "' wrongly: " + what;
            LOG.warn(message);
            exchange.setException(new ToolException(message, failure));
        }
    }
}
