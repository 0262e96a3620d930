package dev.luna.mcp.mcp.subscription;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.databind.JsonNode;
import dev.luna.mcp.mcp.jsonrpc.McpResult;
import dev.luna.mcp.mcp.request.Meta;
import java.util.Map;

/**
 * {@code SubscriptionsListenResult} of MCP's schema: a subscription has ended; immutable.
 *
 * @param subscription the id of the request that began it, which is part of the metadata
 */
public record SubscriptionsListenResult(@JsonIgnore JsonNode subscription) implements McpResult {

    @Override
    public Map<String, Object> meta() {
        return Map.of(Meta.SUBSCRIPTION_ID, subscription);
    }
}
