package dev.luna.mcp.mcp.method;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.luna.mcp.mcp.jsonrpc.McpResult;
import java.util.List;

/**
 * {@code ListResourceTemplatesResult} of MCP's schema: one page; immutable.
 *
 * @param nextCursor the place where the next page begins, or null for the last page
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ListResourceTemplatesResult(List<Resources.Description> resourceTemplates, String nextCursor)
        implements McpResult {

    public ListResourceTemplatesResult {
        resourceTemplates = List.copyOf(resourceTemplates);
    }
}
