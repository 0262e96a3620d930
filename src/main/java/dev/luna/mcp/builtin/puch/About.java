package dev.luna.mcp.builtin.puch;

import dev.luna.mcp.tool.ToolRegistry;
import java.util.Map;

/** The result of the tool {@code about}: the name of the server, its tools by family, and its version. Thread-safe. */
public final class About {

    private final String title;
    private final String version;
    private final ToolRegistry tools;

    public About(String title, String version, ToolRegistry tools) {
        this.title = title;
        this.version = version;
        this.tools = tools;
    }

    /** Name, description and version. */
    public Map<String, String> describe() {
        String families = String.join(", ", tools.families().keySet());
        return Map.of(
                "name", title,
                "description",
                        "An MCP server in which every tool is an Apache Camel route. Its families of tools: " + families
                                + ".",
                "version", version);
    }
}
