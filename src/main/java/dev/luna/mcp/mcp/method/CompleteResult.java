package dev.luna.mcp.mcp.method;

import dev.luna.mcp.mcp.jsonrpc.McpResult;
import java.util.List;

/** {@code CompleteResult} of MCP's schema; immutable. */
public record CompleteResult(Values completion) implements McpResult {

    /**
     * The proposed values; immutable.
     *
     * @param total the number of values that there are, which may be more than these
     */
    public record Values(List<String> values, int total, boolean hasMore) {

        public Values {
            values = List.copyOf(values);
        }
    }
}
