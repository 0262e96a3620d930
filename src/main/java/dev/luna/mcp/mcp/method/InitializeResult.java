package dev.luna.mcp.mcp.method;

import dev.luna.mcp.mcp.jsonrpc.McpResult;
import dev.luna.mcp.mcp.response.ServerIdentity;
import java.util.Map;

/** {@code InitializeResult} of MCP's schema; immutable. */
public record InitializeResult(
        String protocolVersion, Map<String, Object> capabilities, ServerIdentity serverInfo, String instructions)
        implements McpResult {

    public InitializeResult {
        capabilities = Map.copyOf(capabilities);
    }
}
