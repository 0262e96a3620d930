package dev.luna.mcp.mcp.method;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.luna.mcp.mcp.jsonrpc.McpResult;
import java.util.List;

/**
 * {@code ListToolsResult} of MCP's schema: one page; immutable.
 *
 * @param nextCursor the place where the next page begins, or null for the last page
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ListToolsResult(List<ToolsList.Description> tools, String nextCursor) implements McpResult {

    public ListToolsResult {
        tools = List.copyOf(tools);
    }
}
