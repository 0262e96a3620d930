package dev.luna.mcp.mcp.response;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.luna.mcp.mcp.jsonrpc.McpResult;
import dev.luna.mcp.mcp.request.McpMethod;
import dev.luna.mcp.mcp.request.Meta;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A result with the members that the modern era adds: its type, the server's name, and for cacheable ones, for how long;
 * immutable.
 *
 * @param ttlMs the time for which a client may keep the result, or null
 * @param cacheScope the clients that may share the kept result, or null
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonPropertyOrder({"resultType", "ttlMs", "cacheScope", "result", "_meta"})
record ModernEnvelope(
        String resultType,
        Integer ttlMs,
        String cacheScope,
        @JsonUnwrapped McpResult result,
        @JsonProperty("_meta") Map<String, Object> meta) {

    /** A minute: what is listed changes when a route does, which the subscription announces. */
    private static final int TTL_MILLIS = 60_000;

    static ModernEnvelope around(McpMethod method, McpResult result, ServerIdentity identity) {
        Map<String, Object> meta = new LinkedHashMap<>(Map.of(Meta.SERVER_INFO, identity));
        meta.putAll(result.meta());
        // What a caller may see depends on its token.
        return method.isCacheable()
                ? new ModernEnvelope(
                        result.resultType(), result.changesWithCalls() ? 0 : TTL_MILLIS, "private", result, meta)
                : new ModernEnvelope(result.resultType(), null, null, result, meta);
    }
}
