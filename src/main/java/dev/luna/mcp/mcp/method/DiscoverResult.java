package dev.luna.mcp.mcp.method;

import dev.luna.mcp.mcp.jsonrpc.McpResult;
import java.util.List;
import java.util.Map;

/** {@code DiscoverResult} of MCP's schema; immutable. */
public record DiscoverResult(List<String> supportedVersions, Map<String, Object> capabilities, String instructions)
        implements McpResult {

    public DiscoverResult {
        supportedVersions = List.copyOf(supportedVersions);
        capabilities = Map.copyOf(capabilities);
    }
}
