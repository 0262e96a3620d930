package dev.luna.mcp.mcp.method;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.util.RawValue;
import dev.luna.mcp.mcp.jsonrpc.McpResult;
import java.util.List;

/**
 * {@code ListToolsResult} of MCP's schema: one page; immutable.
 *
 * @param tools the listed entries as JSON
 * @param nextCursor the place where the next page begins, or null for the last page
 * @param changesWithCalls true if the list depends on what the client has called before
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ListToolsResult(
        List<RawValue> tools, String nextCursor, @JsonIgnore boolean changesWithCalls) implements McpResult {

    public ListToolsResult {
        tools = List.copyOf(tools);
    }

    /** A page of a list that is the same whatever the client has called. */
    static ListToolsResult of(List<RawValue> tools, String nextCursor) {
        return new ListToolsResult(tools, nextCursor, false);
    }
}
