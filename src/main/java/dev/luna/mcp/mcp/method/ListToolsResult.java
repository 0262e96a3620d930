package dev.luna.mcp.mcp.method;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.util.RawValue;
import dev.luna.mcp.mcp.jsonrpc.McpResult;
import java.util.List;

/**
 * {@code ListToolsResult} of MCP's schema: one page; immutable.
 *
 * @param tools the listed entries as JSON
 * @param nextCursor the place where the next page begins, or null for the last page
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ListToolsResult(List<RawValue> tools, String nextCursor) implements McpResult {

    public ListToolsResult {
        tools = List.copyOf(tools);
    }
}
