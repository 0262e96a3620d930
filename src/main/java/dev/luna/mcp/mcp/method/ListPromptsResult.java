package dev.luna.mcp.mcp.method;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.util.RawValue;
import dev.luna.mcp.mcp.jsonrpc.McpResult;
import java.util.List;

/**
 * {@code ListPromptsResult} of MCP's schema: one page; immutable.
 *
 * @param prompts the listed entries as JSON
 * @param nextCursor the place where the next page begins, or null for the last page
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ListPromptsResult(List<RawValue> prompts, String nextCursor) implements McpResult {

    public ListPromptsResult {
        prompts = List.copyOf(prompts);
    }
}
