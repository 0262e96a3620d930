package dev.luna.mcp.mcp.method;

import dev.luna.mcp.mcp.jsonrpc.McpResult;
import java.util.List;

/**
 * {@code GetPromptResult} of MCP's schema; immutable.
 *
 * @param messages of the type {@code PromptMessage}; the list is the route's own where the route has built it
 */
public record GetPromptResult(String description, List<?> messages) implements McpResult {

    /** {@code PromptMessage} of MCP's schema; immutable. */
    public record Message(String role, Object content) {}
}
