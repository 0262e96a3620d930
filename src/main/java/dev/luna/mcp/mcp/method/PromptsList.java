package dev.luna.mcp.mcp.method;

import com.fasterxml.jackson.databind.JsonNode;
import dev.luna.mcp.tool.Tool;
import dev.luna.mcp.tool.ToolRegistry;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.Body;

/**
 * {@code prompts/list}. Thread-safe.
 *
 * @see <a href="https://modelcontextprotocol.io/specification/2025-11-25/server/prompts">Prompts</a>
 */
public final class PromptsList {

    private final ToolRegistry prompts;
    private final Pages pages;

    public PromptsList(ToolRegistry prompts, Pages pages) {
        this.prompts = prompts;
        this.pages = pages;
    }

    /** The result of {@code prompts/list}, in declaration order. */
    public Map<String, Object> list(@Body JsonNode params) {
        return pages.page("prompts", prompts.tools(), Tool::name, PromptsList::describe, params);
    }

    private static Map<String, Object> describe(Tool prompt) {
        Map<String, Object> described = new LinkedHashMap<>();
        described.put("name", prompt.name());
        if (prompt.title() != null) {
            described.put("title", prompt.title());
        }
        described.put("description", prompt.description());
        List<Map<String, Object>> arguments = new ArrayList<>();
        prompt.arguments().json().path("properties").properties().forEach(field -> {
            Map<String, Object> argument = new LinkedHashMap<>();
            argument.put("name", field.getKey());
            if (field.getValue().has("description")) {
                argument.put("description", field.getValue().get("description"));
            }
            argument.put("required", isRequired(prompt, field.getKey()));
            arguments.add(argument);
        });
        described.put("arguments", arguments);
        return described;
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
