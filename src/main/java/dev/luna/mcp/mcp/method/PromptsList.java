package dev.luna.mcp.mcp.method;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.luna.mcp.mcp.request.McpRequest;
import dev.luna.mcp.tool.Tool;
import dev.luna.mcp.tool.ToolAccess;
import dev.luna.mcp.tool.ToolRegistry;
import java.util.ArrayList;
import java.util.List;
import org.apache.camel.Body;
import org.apache.camel.ExchangeProperty;

/**
 * {@code prompts/list}. Thread-safe.
 *
 * @see <a href="https://modelcontextprotocol.io/specification/2025-11-25/server/prompts">Prompts</a>
 */
public final class PromptsList {

    /** {@code Prompt} of MCP's schema; immutable. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Description(String name, String title, String description, List<Argument> arguments) {

        public Description {
            arguments = List.copyOf(arguments);
        }
    }

    /** {@code PromptArgument} of MCP's schema; immutable. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Argument(String name, JsonNode description, boolean required) {}

    private final PagedList<Tool, ListPromptsResult> prompts;

    public PromptsList(ToolRegistry registry, Pages pages, ObjectMapper mapper) {
        prompts = pages.of(
                mapper,
                registry::tools,
                Tool::name,
                PromptsList::describe,
                ToolAccess::permits,
                ListPromptsResult::new);
    }

    /** The result of {@code prompts/list}, in declaration order. */
    public ListPromptsResult list(@Body JsonNode params, @ExchangeProperty(McpRequest.PROPERTY) McpRequest request) {
        return prompts.page(params, request.principal().permissions());
    }

    private static Description describe(Tool prompt) {
        List<Argument> arguments = new ArrayList<>();
        prompt.arguments()
                .json()
                .path("properties")
                .properties()
                .forEach(field -> arguments.add(new Argument(
                        field.getKey(), field.getValue().get("description"), isRequired(prompt, field.getKey()))));
        return new Description(prompt.name(), prompt.title(), prompt.description(), arguments);
    }

    private static boolean isRequired(Tool prompt, String argument) {
        for (JsonNode name : prompt.arguments().json().path("required")) {
            if (name.asText().equals(argument)) {
                return true;
            }
        }
        return false;
    }
}
