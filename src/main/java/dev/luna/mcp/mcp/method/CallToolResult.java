package dev.luna.mcp.mcp.method;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import dev.luna.mcp.mcp.jsonrpc.McpResult;
import java.util.List;

/**
 * {@code CallToolResult} of MCP's schema; immutable.
 *
 * @param content blocks of content; the list is the route's own where the route has built it
 * @param structuredContent the same as JSON, or null
 * @param isError true if the tool failed, or null
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record CallToolResult(List<?> content, JsonNode structuredContent, Boolean isError) implements McpResult {

    static CallToolResult of(List<?> content) {
        return new CallToolResult(content, null, null);
    }

    /** The failure of a tool, in words for the model. */
    public static CallToolResult failure(String text) {
        return new CallToolResult(List.of(Content.text(text)), null, true);
    }
}
