package dev.luna.mcp.mcp.method;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.luna.mcp.mcp.jsonrpc.McpResult;
import java.util.List;

/**
 * {@code ListPromptsResult} of MCP's schema: one page; immutable.
 *
 * @param nextCursor the place where the next page begins, or null for the last page
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ListPromptsResult(List<PromptsList.Description> prompts, String nextCursor) implements McpResult {

    public ListPromptsResult {
        prompts = List.copyOf(prompts);
    }
}
