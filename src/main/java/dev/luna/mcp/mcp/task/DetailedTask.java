package dev.luna.mcp.mcp.task;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.JsonNode;
import dev.luna.mcp.mcp.jsonrpc.McpResult;
import java.util.Map;

/**
 * {@code DetailedTask} of the extension's schema: all there is to know; immutable.
 *
 * @param inputRequests by key, while the task waits for answers, or null
 * @param result the result of the call that was completed, or null
 * @param error the error of the call that failed, or null
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record DetailedTask(
        @JsonUnwrapped TaskDescription task, Map<String, JsonNode> inputRequests, JsonNode result, JsonNode error)
        implements McpResult {}
