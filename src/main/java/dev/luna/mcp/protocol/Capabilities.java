package dev.luna.mcp.protocol;

import java.util.Map;

/** What the server says it can do, in either era. Stateless. */
final class Capabilities {

    static final String INSTRUCTIONS = "A developer's tool suite: clone repositories, scaffold and test Python "
            + "projects, build images, edit pictures, work on GitHub, and use Luna's AI services. Files live in one "
            + "workspace; paths that tools take and give are relative to it.";

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
