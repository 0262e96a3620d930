package dev.luna.mcp.mcp.method;

import java.util.Map;

/** The capabilities that the server declares, in both eras. Stateless. */
final class Capabilities {

    private Capabilities() {}

    static Map<String, Object> all() {
        return Map.of(
                "tools", Map.of("listChanged", true),
                "prompts", Map.of("listChanged", true),
                "resources", Map.of("listChanged", true, "subscribe", true),
                "completions", Map.of(),
                "logging", Map.of());
    }
}
