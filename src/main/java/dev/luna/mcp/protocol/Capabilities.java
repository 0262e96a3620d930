package dev.luna.mcp.protocol;

import java.util.Map;

/** What the server says it can do, in either era. Stateless. */
final class Capabilities {

    static final String INSTRUCTIONS = "A developer's tool suite: clone repositories, scaffold and test Python "
            + "projects, build images, edit pictures, work on GitHub, and use Luna's AI services. Files live in one "
            + "workspace; paths that tools take and give are relative to it.";

    private Capabilities() {}

    static Map<String, Object> legacy() {
        return Map.of("tools", Map.of(), "logging", Map.of());
    }

    static Map<String, Object> modern() {
        return Map.of("tools", Map.of(), "logging", Map.of());
    }
}
