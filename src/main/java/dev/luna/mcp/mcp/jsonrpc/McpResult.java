package dev.luna.mcp.mcp.jsonrpc;

import java.util.Map;

/**
 * {@code Result} of MCP's schema: the result of a method, ready to be serialised. The type and the
 * metadata are no properties of it, because only the modern era writes them: its envelope does that.
 */
public interface McpResult {

    /** The kind of result, which the client needs to know before it reads the rest. */
    default String resultType() {
        return "complete";
    }

    /** True if the next result may differ because of what the same client calls before, so that this one must not be kept. */
    default boolean changesWithCalls() {
        return false;
    }

    /** The metadata of the result itself. */
    default Map<String, Object> meta() {
        return Map.of();
    }
}
