package dev.luna.mcp.puch;

import java.util.Map;

/** What this server says of itself. Immutable. */
public final class About {

    private final String version;

    public About(String version) {
        this.version = version;
    }

    /** Name, description and version. */
    public Map<String, String> describe() {
        return Map.of(
                "name",
                "Luna MCP Server",
                "description",
                "A developer's tool suite behind one endpoint: git, pytest, docker, scaffolding, images, GitHub and "
                        + "Luna's AI services, each tool a Camel route.",
                "version",
                version);
    }
}
