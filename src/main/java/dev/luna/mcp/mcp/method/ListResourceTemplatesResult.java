package dev.luna.mcp.mcp.method;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.util.RawValue;
import dev.luna.mcp.mcp.jsonrpc.McpResult;
import java.util.List;

/**
 * {@code ListResourceTemplatesResult} of MCP's schema: one page; immutable.
 *
 * @param resourceTemplates the listed entries as JSON
 * @param nextCursor the place where the next page begins, or null for the last page
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ListResourceTemplatesResult(List<RawValue> resourceTemplates, String nextCursor) implements McpResult {

    public ListResourceTemplatesResult {
        resourceTemplates = List.copyOf(resourceTemplates);
    }
}
