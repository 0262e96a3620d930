package dev.luna.mcp.tool;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A tool as its clients see it; immutable.
 *
 * @param name unique name among the exposed tools
 * @param title display name, or null
 * @param description text for the language model that selects tools
 * @param tags groups in declaration order; the first one is the family
 * @param arguments schema of the arguments
 * @param output schema of the result, or null if not declared
 * @param hints declared behaviour
 * @param timeout timeout of one call
 * @param task task support
 * @param scopes the scopes that a principal needs to call it, all of them
 * @param metadata further declared values, by name; empty for a tool
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
        Set<String> scopes,
        Map<String, String> metadata) {

    public Tool {
        tags = List.copyOf(tags);
        scopes = Set.copyOf(scopes);
        metadata = Map.copyOf(metadata);
    }

    /** A copy that needs other scopes. */
    Tool withScopes(Set<String> others) {
        return new Tool(name, title, description, tags, arguments, output, hints, timeout, task, others, metadata);
    }

    /** The first tag: the group in which people find the tool. */
    public String family() {
        return tags.get(0);
    }
}
