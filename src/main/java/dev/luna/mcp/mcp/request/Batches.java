package dev.luna.mcp.mcp.request;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.luna.mcp.mcp.jsonrpc.InvalidRequestException;
import java.util.List;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangeProperty;
import org.apache.camel.Message;

/**
 * Several messages in one body, which only the revision 2025-03-26 has. Each goes the way of a message that comes alone, and
 * what is answered comes back as one array. Stateless.
 *
 * @see <a href="https://modelcontextprotocol.io/specification/2025-03-26/basic#batching">Batching</a>
 */
public final class Batches {

    /** The endpoint of the route that answers a batch. */
    static final String ENDPOINT = "direct:batch";

    /** The most messages in one batch. */
    private static final int MOST = 50;

    /** True if the body holds several messages. */
    public static boolean isBatch(Exchange posted) {
        return posted.getMessage().getBody() instanceof ArrayNode;
    }

    /**
     * The messages in their order.
     *
     * @param sender the sender of the request
     * @throws InvalidRequestException if the client's revision has no batches, or this is none that can be worked on
     */
    public Iterable<JsonNode> messages(@Body JsonNode batch, @ExchangeProperty(Sender.PROPERTY) Sender sender) {
        String version = new RequestHeaders(sender).protocolVersion();
        if (version != null && !version.equals(ProtocolVersion.V2025_03_26.date())) {
            throw new InvalidRequestException(
                    null, "MCP " + version + " has no batches; the body must be one message, not an array.");
        }
        if (batch.isEmpty() || batch.size() > MOST) {
            throw new InvalidRequestException(
                    null, "A batch must hold 1 to " + MOST + " messages, not " + batch.size() + ".");
        }
        for (JsonNode message : batch) {
            if (message.path("method").asText().equals(McpMethod.INITIALIZE.method())) {
                throw new InvalidRequestException(null, "'initialize' must be sent alone, not in a batch.");
            }
        }
        return batch;
    }

    /** Puts the answers together; where there are none, the batch is accepted in silence. */
    public void reply(@Body List<String> answers, Exchange exchange) {
        Message message = exchange.getMessage();
        message.removeHeaders("*");
        message.setHeader(Exchange.HTTP_RESPONSE_CODE, answers.isEmpty() ? 202 : 200);
        message.setHeader(Exchange.CONTENT_TYPE, answers.isEmpty() ? null : "application/json");
        message.setBody(answers.isEmpty() ? null : "[" + String.join(",", answers) + "]");
    }
}
