package dev.luna.mcp.protocol;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.luna.mcp.tool.Tool;
import dev.luna.mcp.tool.ToolRegistry;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangeProperty;
import org.apache.camel.Header;

/**
 * {@code prompts/list} and {@code prompts/get}. Thread-safe.
 *
 * @see <a href="https://modelcontextprotocol.io/specification/2025-11-25/server/prompts">Prompts</a>
 */
public final class Prompts {

    private static final String ASKED_FOR = "prompt";

    private final ToolRegistry prompts;
    private final Pages pages;
    private final CallToolResultWriter results;

    Prompts(ToolRegistry prompts, Pages pages, ObjectMapper mapper) {
        this.prompts = prompts;
        this.pages = pages;
        this.results = new CallToolResultWriter(mapper);
    }

    /** The result of {@code prompts/list}, in declaration order. */
    public Map<String, Object> list(@Body JsonNode params) {
        return pages.page("prompts", prompts.tools(), Tool::name, Prompts::describe, params);
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

    /**
     * Has the prompt made with the arguments given, or null.
     *
     * @throws InvalidParamsException if no name is given or no such prompt exists
     */
    public void address(@Body JsonNode params, Exchange exchange) {
        String name = params == null ? null : params.path("name").textValue();
        if (name == null) {
            throw new InvalidParamsException("prompts/get needs the parameter 'name', a string.");
        }
        Tool prompt = prompts.find(name).orElseThrow(() -> new InvalidParamsException("Unknown prompt: " + name));
        exchange.setProperty(ASKED_FOR, prompt);
        Recipient.set(exchange, "ai-prompt:" + prompt.name(), params.get("arguments"));
    }

    /** What the prompt's route answered, as messages. */
    public Map<String, Object> result(
            @Body Object body,
            @Header(Exchange.CONTENT_TYPE) String contentType,
            @ExchangeProperty(ASKED_FOR) Tool prompt) {
        return Map.of("description", prompt.description(), "messages", messages(body, contentType));
    }

    /** Messages stay as the route built them; content of a tool's kind is what a user says. */
    private Object messages(Object body, String contentType) {
        boolean built = body instanceof List<?> list
                && !list.isEmpty()
                && list.stream().allMatch(message -> message instanceof Map<?, ?> map && map.containsKey("role"));
        if (built) {
            return body;
        }
        List<?> content = (List<?>) results.write(body, contentType).get("content");
        return content.stream()
                .map(block -> Map.of("role", "user", "content", block))
                .toList();
    }
}
