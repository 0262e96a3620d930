package dev.luna.mcp.mcp.search;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import dev.luna.mcp.mcp.interaction.ClientContext;
import dev.luna.mcp.tool.CallContext;
import dev.luna.mcp.tool.Tool;
import dev.luna.mcp.tool.ToolAccess;
import dev.luna.mcp.tool.ToolRegistry;
import dev.luna.mcp.tool.search.ToolSearch;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.camel.Exchange;
import org.apache.camel.Header;

/** The bean of the tool that finds tools. Thread-safe. */
public final class FindTools {

    private static final int MOST_FAMILIES = 40;

    /** A tool that was found, with all that a client needs to call it. */
    public record Hit(String name, String description, JsonNode inputSchema) {}

    /**
     * The result of a search; immutable.
     *
     * @param tools the tools that were found, the best first
     * @param note the way out if there are none, or null
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Result(List<Hit> tools, String note) {

        public Result {
            tools = List.copyOf(tools);
        }
    }

    private final ToolRegistry registry;
    private final ToolSearch search;

    FindTools(ToolRegistry registry) {
        this.registry = registry;
        this.search = new ToolSearch(registry);
    }

    /**
     * Finds tools and adds them to the list of the client.
     *
     * @param query words of names, descriptions, tags and arguments
     * @param limit the largest number of tools
     */
    public Result find(@Header("query") String query, @Header("limit") int limit, Exchange exchange) {
        List<Tool> tools =
                search.find(query, limit, tool -> !tool.name().equals(ToolSearch.TOOL) && isPermitted(tool, exchange));
        if (tools.isEmpty()) {
            return new Result(List.of(), nothing(exchange));
        }
        ClientContext.of(exchange)
                .ifPresent(client -> client.found(tools.stream().map(Tool::name).toList()));
        return new Result(
                tools.stream()
                        .map(tool -> new Hit(
                                tool.name(),
                                tool.description(),
                                tool.arguments().json()))
                        .toList(),
                null);
    }

    private static boolean isPermitted(Tool tool, Exchange exchange) {
        return CallContext.of(exchange)
                .principal()
                .filter(caller -> !ToolAccess.permits(caller.permissions(), tool))
                .isEmpty();
    }

    private String nothing(Exchange exchange) {
        return registry.tools().stream()
                .filter(tool -> isPermitted(tool, exchange))
                .map(Tool::family)
                .distinct()
                .limit(MOST_FAMILIES)
                .collect(Collectors.joining(
                        ", ", "No tool has these words. Use other words, or the name of a family: ", "."));
    }
}
