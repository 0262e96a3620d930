package dev.luna.mcp.mcp.client;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import dev.luna.mcp.mcp.interaction.InputRequest;
import dev.luna.mcp.mcp.jsonrpc.McpResult;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * {@code InputRequiredResult} of MCP's schema: a call that ends with input requests, to be sent again with their answers;
 * immutable.
 *
 * @param inputRequests by key, in the order in which they were made
 * @param requestState what the client sends back with the answers
 */
public record InputRequiredResult(Map<String, Request> inputRequests, String requestState) implements McpResult {

    public InputRequiredResult {
        inputRequests = Collections.unmodifiableMap(new LinkedHashMap<>(inputRequests));
    }

    /** {@code InputRequest} of MCP's schema; the parameters are left out when null; immutable. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Request(String method, JsonNode params) {

        static Request of(InputRequest request) {
            return new Request(request.kind().method(), request.params().isEmpty() ? null : request.params());
        }
    }

    @Override
    public String resultType() {
        return "input_required";
    }
}
