package dev.luna.mcp.tool.search;

import dev.luna.mcp.tool.Tool;
import dev.luna.mcp.tool.ToolRegistry;
import java.util.List;
import java.util.function.Predicate;

/** Search of the exposed tools. The index is made by the first search after a change of the tools. Thread-safe. */
public final class ToolSearch {

    /** The name of the tool that searches. */
    public static final String TOOL = "find_tools";

    /** @param tools the list of the registry, which is the same object until the tools change */
    private record Current(List<Tool> tools, SearchIndex index) {}

    private final ToolRegistry registry;
    private volatile Current current = new Current(List.of(), new SearchIndex(List.of()));

    public ToolSearch(ToolRegistry registry) {
        this.registry = registry;
    }

    /**
     * The exposed tools that have words of a query in their name, title, description, tags or arguments, the best first. Takes a
     * millisecond for a thousand tools, and about a tenth of a second after a change of them.
     *
     * @param most the largest number of tools
     * @param isVisible false for a tool that must not be found
     */
    public List<Tool> find(String query, int most, Predicate<Tool> isVisible) {
        return index().find(query, most, isVisible);
    }

    private SearchIndex index() {
        Current known = current;
        return known.tools() == registry.tools() ? known.index() : renew();
    }

    private synchronized SearchIndex renew() {
        List<Tool> tools = registry.tools();
        if (current.tools() != tools) {
            current = new Current(tools, new SearchIndex(tools));
        }
        return current.index();
    }
}
