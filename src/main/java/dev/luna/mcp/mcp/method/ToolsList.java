package dev.luna.mcp.mcp.method;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.luna.mcp.mcp.request.Era;
import dev.luna.mcp.mcp.request.McpRequest;
import dev.luna.mcp.tool.Tool;
import dev.luna.mcp.tool.ToolAccess;
import dev.luna.mcp.tool.ToolHints;
import dev.luna.mcp.tool.ToolRegistry;
import java.util.function.Predicate;
import org.apache.camel.Body;
import org.apache.camel.ExchangeProperty;

/** Answers {@code tools/list} from the tools that run now, in declaration order. Thread-safe. */
public final class ToolsList {

    /** A tool as MCP's schema has it. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @JsonPropertyOrder({"name", "title", "description"})
    public record Description(
            String name,
            String title,
            String description,
            JsonNode inputSchema,
            JsonNode outputSchema,
            ToolHints annotations) {}

    private final PagedList<Tool, ListToolsResult> legacy;
    private final PagedList<Tool, ListToolsResult> modern;

    public ToolsList(ToolRegistry registry, Pages pages, ObjectMapper mapper) {
        legacy = pages.of(
                mapper,
                registry::tools,
                Tool::name,
                ToolsList::describeToLegacy,
                ToolAccess::permits,
                ListToolsResult::of);
        modern = pages.of(
                mapper, registry::tools, Tool::name, ToolsList::describe, ToolAccess::permits, ListToolsResult::of);
    }

    /** A tool as it is listed. */
    public static Description describe(Tool tool) {
        return new Description(
                tool.name(),
                tool.title(),
                tool.description(),
                tool.arguments().json(),
                tool.output() == null ? null : tool.output().json(),
                tool.hints().isEmpty() ? null : tool.hints());
    }

    /** A tool as it is listed in the legacy era. The schemas up to 2025-11-25 allow an output schema of an object only. */
    private static Description describeToLegacy(Tool tool) {
        Description all = describe(tool);
        return tool.output() == null || tool.output().isOfObject()
                ? all
                : new Description(
                        all.name(), all.title(), all.description(), all.inputSchema(), null, all.annotations());
    }

    /** The result of {@code tools/list}. */
    public ListToolsResult answer(@Body JsonNode params, @ExchangeProperty(McpRequest.PROPERTY) McpRequest request) {
        return list(request).page(params, request.principal().permissions());
    }

    /** The result of {@code tools/list} for a client whose list has only some of the tools and changes with its calls. */
    public ListToolsResult answer(JsonNode params, McpRequest request, Predicate<Tool> isListed) {
        ListToolsResult page = list(request).page(params, request.principal().permissions(), isListed);
        return new ListToolsResult(page.tools(), page.nextCursor(), true);
    }

    private PagedList<Tool, ListToolsResult> list(McpRequest request) {
        return request.era() == Era.MODERN ? modern : legacy;
    }
}
