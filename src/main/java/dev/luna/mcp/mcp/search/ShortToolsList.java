package dev.luna.mcp.mcp.search;

import com.fasterxml.jackson.databind.JsonNode;
import dev.luna.mcp.mcp.client.FoundToolsStore;
import dev.luna.mcp.mcp.method.ListToolsResult;
import dev.luna.mcp.mcp.method.ToolsList;
import dev.luna.mcp.mcp.request.McpRequest;
import dev.luna.mcp.tool.Tool;
import dev.luna.mcp.tool.ToolAccess;
import dev.luna.mcp.tool.ToolPatterns;
import dev.luna.mcp.tool.ToolRegistry;
import dev.luna.mcp.tool.search.ToolSearch;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.camel.Body;
import org.apache.camel.ExchangeProperty;

/**
 * Answers {@code tools/list} with the tool that searches, the pinned tools and those that the client has found. All tools are
 * listed for a client that may not call the tool that searches. Thread-safe.
 */
public final class ShortToolsList {

    /** @param tools the list of the registry, which is the same object until the tools change */
    private record Pinned(List<Tool> tools, Set<String> names) {}

    private final ToolRegistry registry;
    private final ToolsList list;
    private final ToolPatterns patterns;
    private final FoundToolsStore found;
    private volatile Pinned pinned = new Pinned(List.of(), Set.of());

    ShortToolsList(ToolRegistry registry, ToolsList list, ToolPatterns pinned, FoundToolsStore found) {
        this.registry = registry;
        this.list = list;
        this.patterns = pinned;
        this.found = found;
    }

    /** The result of {@code tools/list}. */
    public ListToolsResult answer(@Body JsonNode params, @ExchangeProperty(McpRequest.PROPERTY) McpRequest request) {
        if (registry.find(ToolSearch.TOOL)
                .filter(tool -> ToolAccess.permits(request.principal().permissions(), tool))
                .isEmpty()) {
            return list.answer(params, request);
        }
        Set<String> always = pinned().names();
        Set<String> own = found.of(request).names();
        return list.answer(params, request, tool -> always.contains(tool.name()) || own.contains(tool.name()));
    }

    private Pinned pinned() {
        Pinned known = pinned;
        List<Tool> tools = registry.tools();
        if (known.tools() != tools) {
            known = new Pinned(
                    tools,
                    tools.stream()
                            .filter(tool -> tool.name().equals(ToolSearch.TOOL) || patterns.match(tool))
                            .map(Tool::name)
                            .collect(Collectors.toUnmodifiableSet()));
            pinned = known;
        }
        return known;
    }
}
