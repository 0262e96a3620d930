package dev.luna.mcp.mcp.response;

import dev.luna.mcp.mcp.request.McpMethod;
import dev.luna.mcp.mcp.request.Meta;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The members that the modern era adds to every result: its type, the server's name, and for cacheable ones, for how
 * long. Immutable.
 */
final class ModernEnvelope {

    /** A minute: what is listed changes when a route does, which the subscription announces. */
    private static final int TTL_MILLIS = 60_000;

    private final ServerIdentity identity;

    ModernEnvelope(ServerIdentity identity) {
        this.identity = identity;
    }

    Map<String, Object> around(McpMethod method, Map<?, ?> result) {
        Map<String, Object> wrapped = new LinkedHashMap<>();
        wrapped.put("resultType", "complete");
        if (method.isCacheable()) {
            wrapped.put("ttlMs", TTL_MILLIS);
            // What a caller may see depends on its token.
            wrapped.put("cacheScope", "private");
        }
        Map<String, Object> meta = new LinkedHashMap<>(Map.of(Meta.SERVER_INFO, identity));
        result.forEach((name, value) -> {
            if ("_meta".equals(name) && value instanceof Map<?, ?> own) {
                own.forEach((key, entry) -> meta.put(String.valueOf(key), entry));
            } else {
                wrapped.put(String.valueOf(name), value);
            }
        });
        wrapped.put("_meta", meta);
        return wrapped;
    }
}
