package dev.luna.mcp.tool;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * A route as its callers see it; immutable.
 *
 * @param name what it is called by, unique among the exposed tools
 * @param title a name for people, or null
 * @param description what it does, for the language model that chooses
 * @param tags the groups it belongs to, in declaration order; the first one is its family
 * @param arguments what it takes
 * @param output what it answers with, or null if it does not say
 * @param hints what it says about its behaviour
 * @param timeout how long one call may take
 * @param task whether a call may outlive its request
 * @param metadata what is declared beyond that, by name; empty for a tool
 */
public record Tool(
        String name,
        String title,
        String description,
        List<String> tags,
        ArgumentSchema arguments,
        ToolSchema output,
        ToolHints hints,
        Duration timeout,
        TaskSupport task,
        Map<String, String> metadata) {

    public Tool {
        tags = List.copyOf(tags);
        metadata = Map.copyOf(metadata);
    }

    /** The group under which people find it. */
    public String family() {
        return tags.get(0);
    }
}
