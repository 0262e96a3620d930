package dev.luna.mcp.mcp.response;

import static dev.luna.mcp.mcp.jsonrpc.ErrorCode.BUSY;
import static dev.luna.mcp.mcp.jsonrpc.ErrorCode.FORBIDDEN;
import static dev.luna.mcp.mcp.jsonrpc.ErrorCode.INTERNAL_ERROR;
import static dev.luna.mcp.mcp.jsonrpc.ErrorCode.INVALID_PARAMS;
import static dev.luna.mcp.mcp.jsonrpc.ErrorCode.INVALID_REQUEST;
import static dev.luna.mcp.mcp.jsonrpc.ErrorCode.METHOD_NOT_FOUND;
import static dev.luna.mcp.mcp.jsonrpc.ErrorCode.PARSE_ERROR;
import static dev.luna.mcp.mcp.jsonrpc.ErrorCode.TOOL_FAILED;
import static dev.luna.mcp.mcp.jsonrpc.ErrorCode.UPSTREAM_FAILED;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.luna.mcp.mcp.jsonrpc.ErrorCode;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/**
 * The step that turns the exception that was caught into an error response. An exception clause names it by status and code, such
 * as {@code 413-INVALID_REQUEST}; a name that does not exist is found when the server starts. Thread-safe.
 */
public final class FailureResponse implements Processor {

    private static final Map<Integer, List<ErrorCode>> CODES = Map.ofEntries(
            Map.entry(200, List.of(METHOD_NOT_FOUND, INVALID_PARAMS, INTERNAL_ERROR)),
            Map.entry(400, List.of(PARSE_ERROR, INVALID_REQUEST, INVALID_PARAMS, TOOL_FAILED)),
            Map.entry(403, List.of(FORBIDDEN)),
            Map.entry(404, List.of(INVALID_REQUEST, METHOD_NOT_FOUND)),
            Map.entry(405, List.of(INVALID_REQUEST)),
            Map.entry(408, List.of(INVALID_REQUEST)),
            Map.entry(409, List.of(TOOL_FAILED)),
            Map.entry(413, List.of(INVALID_REQUEST)),
            Map.entry(415, List.of(INVALID_REQUEST)),
            Map.entry(429, List.of(BUSY)),
            Map.entry(500, List.of(TOOL_FAILED)),
            Map.entry(502, List.of(UPSTREAM_FAILED)),
            Map.entry(503, List.of(BUSY)));

    private final Responses responses;
    private final int status;
    private final ErrorCode code;

    private FailureResponse(Responses responses, int status, ErrorCode code) {
        this.responses = responses;
        this.status = status;
        this.code = code;
    }

    /** All failure responses that an exception clause may name. */
    public static List<FailureResponse> all(Responses responses) {
        return CODES.entrySet().stream()
                .flatMap(codes ->
                        codes.getValue().stream().map(code -> new FailureResponse(responses, codes.getKey(), code)))
                .toList();
    }

    /** The name of its bean. */
    public String name() {
        return status + "-" + code;
    }

    @Override
    public void process(Exchange exchange) throws JsonProcessingException {
        responses.failure(exchange, status, code);
    }
}
