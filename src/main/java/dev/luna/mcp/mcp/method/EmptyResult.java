package dev.luna.mcp.mcp.method;

import java.util.Map;

/** The result of a method that has nothing to tell, such as {@code ping}. Stateless. */
public final class EmptyResult {

    public Map<String, Object> answer() {
        return Map.of();
    }
}
