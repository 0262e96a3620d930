package dev.luna.mcp.tool;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.List;

/** Answers whether the server is well and which tools it offers. Thread-safe. */
public final class ToolHealth {

    /** The answer of {@code /healthz}. */
    @JsonPropertyOrder({"ok", "tool_count", "tools"})
    public record Report(
            boolean ok, @JsonProperty("tool_count") int toolCount, List<String> tools) {}

    private final ToolRegistry registry;

    public ToolHealth(ToolRegistry registry) {
        this.registry = registry;
    }

    /** The state of this moment. */
    public Report report() {
        List<String> names = registry.tools().stream().map(Tool::name).toList();
        return new Report(true, names.size(), names);
    }
}
