package dev.luna.mcp.mcp.response;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.luna.mcp.mcp.jsonrpc.ErrorCode;
import dev.luna.mcp.mcp.jsonrpc.InvalidRequestException;
import dev.luna.mcp.mcp.jsonrpc.JsonRpcResponse;
import dev.luna.mcp.mcp.jsonrpc.McpResult;
import dev.luna.mcp.mcp.request.Era;
import dev.luna.mcp.mcp.request.InvalidParamsException;
import dev.luna.mcp.mcp.request.McpRequest;
import dev.luna.mcp.mcp.request.ProtocolException;
import dev.luna.mcp.tool.ToolException;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.Processor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes responses as bytes of JSON: a result, a failure, or nothing if none is expected. Thread-safe. */
public final class Responses implements Processor {

    private static final Logger LOG = LoggerFactory.getLogger(Responses.class);

    private final ObjectMapper mapper;
    private final ServerIdentity identity;

    public Responses(ObjectMapper mapper, ServerIdentity identity) {
        this.mapper = mapper;
        this.identity = identity;
    }

    /**
     * Turns the body into the answer to the exchange's call; a message that expects none is accepted in silence. The answer to a batch
     * stays as it is: its messages have been here one by one.
     *
     * @throws ToolException if the body cannot be written as JSON
     */
    @Override
    public void process(Exchange exchange) {
        McpRequest request = call(exchange);
        if (request == null) {
            return;
        }
        JsonNode id = request.id();
        Message message = exchange.getMessage();
        if (id == null) {
            message.setHeader(Exchange.HTTP_RESPONSE_CODE, 202);
            message.setBody(null);
            return;
        }
        try {
            write(message, 200, new JsonRpcResponse.Result(id, enveloped(request, message.getBody())));
            if (request.isHandshake()) {
                message.setHeader("Mcp-Session-Id", request.session().id());
            }
        } catch (JsonProcessingException e) {
            throw new ToolException("The tool's result cannot be written as JSON.", e);
        }
    }

    private Object enveloped(McpRequest request, Object result) {
        return request.era() == Era.MODERN && result instanceof McpResult own
                ? ModernEnvelope.around(request.method(), own, identity)
                : result;
    }

    /** Turns an exception that has a code of the protocol's own into an error answer. */
    public void violation(Exchange exchange) throws JsonProcessingException {
        ProtocolException failure = (ProtocolException) caught(exchange);
        // What is required of the client is no bad request, and clients read errors only in responses of status 200.
        int status = failure.code() == ErrorCode.URL_ELICITATION_REQUIRED ? 200 : 400;
        fail(exchange, status, failure.code(), failure.getMessage());
    }

    /** Turns the exception that was caught into an error answer whose message is the exception's own. */
    void failure(Exchange exchange, int status, ErrorCode code) throws JsonProcessingException {
        Exception failure = caught(exchange);
        String text = failure instanceof JsonProcessingException json
                ? "The body is not valid JSON: " + ParseFailure.reason(json)
                : failure.getMessage();
        fail(exchange, status, code, text);
    }

    /** Turns an unexpected exception into an error response without details, and logs it. */
    public void unexpected(Exchange exchange) throws JsonProcessingException {
        LOG.error("A request failed unexpectedly", caught(exchange));
        fail(exchange, 500, ErrorCode.INTERNAL_ERROR, "Internal error. The server's log says why.");
    }

    private void fail(Exchange exchange, int status, ErrorCode code, String text) throws JsonProcessingException {
        JsonNode id = caught(exchange) instanceof InvalidRequestException invalid
                ? invalid.id()
                : call(exchange) == null ? null : call(exchange).id();
        write(
                exchange.getMessage(),
                status,
                new JsonRpcResponse.Failure(id, new JsonRpcResponse.Error(code.code(), text, data(exchange))));
    }

    private void write(Message message, int status, JsonRpcResponse answer) throws JsonProcessingException {
        // A failure may come before the request's own headers are gone; none of them must go back.
        message.removeHeaders("*");
        message.setBody(mapper.writeValueAsBytes(answer));
        message.setHeader(Exchange.CONTENT_TYPE, "application/json");
        message.setHeader(Exchange.HTTP_RESPONSE_CODE, status);
    }

    private static Object data(Exchange exchange) {
        Exception failure = caught(exchange);
        if (failure instanceof ProtocolException violation) {
            return violation.data();
        }
        return failure instanceof InvalidParamsException invalid ? invalid.data() : null;
    }

    private static McpRequest call(Exchange exchange) {
        return exchange.getProperty(McpRequest.PROPERTY, McpRequest.class);
    }

    private static Exception caught(Exchange exchange) {
        return exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Exception.class);
    }
}
