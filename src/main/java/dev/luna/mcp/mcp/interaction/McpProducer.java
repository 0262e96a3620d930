package dev.luna.mcp.mcp.interaction;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.luna.mcp.tool.AiToolEndpoint;
import dev.luna.mcp.tool.ToolException;
import org.apache.camel.Exchange;
import org.apache.camel.support.DefaultProducer;

/** Says one thing to the caller of the route. An answer becomes the header named by the question's key. */
class McpProducer extends DefaultProducer {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final ResourceUpdates updates;

    McpProducer(McpEndpoint endpoint, ResourceUpdates updates) {
        super(endpoint);
        this.updates = updates;
    }

    @Override
    public McpEndpoint getEndpoint() {
        return (McpEndpoint) super.getEndpoint();
    }

    @Override
    public void process(Exchange exchange) throws Exception {
        McpEndpoint endpoint = getEndpoint();
        ClientContext caller = ClientContext.of(exchange).orElseGet(NoClient::new);
        switch (endpoint.getOperation()) {
            case PROGRESS ->
                caller.progress(
                        number(exchange, endpoint.getValue()),
                        endpoint.getTotal() == null ? null : number(exchange, endpoint.getTotal()),
                        endpoint.getMessage() == null ? null : text(exchange, endpoint.getMessage()));
            case LOG ->
                caller.log(
                        text(exchange, endpoint.getLevel()),
                        endpoint.getLogger(),
                        MAPPER.valueToTree(text(exchange, endpoint.getMessage())));
            case UPDATED -> updates.updated(text(exchange, endpoint.getUri()));
            case TASK -> caller.continueAsTask(endpoint.isOptional());
            default -> ask(exchange, caller);
        }
    }

    private void ask(Exchange exchange, ClientContext caller) throws Exception {
        if (exchange.getFromEndpoint() instanceof AiToolEndpoint tool && !tool.isBlocking()) {
            // Where the caller is asked in the course of the call, the event loop would wait for what it has to read
            // itself.
            throw new ToolException("A tool with blocking=false cannot ask its caller anything.");
        }
        InputRequest question = new InputRequestFactory(getEndpoint(), MAPPER)
                .write(text(exchange, getEndpoint().getMessage()));
        JsonNode answer = caller.ask(question);
        if (answer != null) {
            exchange.getMessage().setHeader(question.key(), MAPPER.convertValue(answer, Object.class));
        }
    }

    private static double number(Exchange exchange, String expression) {
        return Double.parseDouble(text(exchange, expression).strip());
    }

    /** Only the endpoint's own text is an expression; where there is none, the body is taken as it is. */
    private static String text(Exchange exchange, String expression) {
        return expression == null
                ? exchange.getMessage().getBody(String.class)
                : exchange.getContext()
                        .resolveLanguage("simple")
                        .createExpression(expression)
                        .evaluate(exchange, String.class);
    }
}
