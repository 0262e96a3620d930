package dev.luna.mcp.builtin.github;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.luna.mcp.tool.InvalidArgumentException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.ExchangeProperty;
import org.apache.camel.Header;

/** The steps of {@code ci_trigger}. Stateless. */
public final class Workflows {

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final TypeReference<Map<String, Object>> VALUES = new TypeReference<>() {};

    /** The tool's result. GitHub only says that it took the order, not which run came of it. */
    public record Dispatched(
            boolean dispatched,
            String workflow,
            String ref,
            @JsonInclude(JsonInclude.Include.NON_NULL) String moved_to) {}

    /** Asks for a run of the workflow. */
    public RestRequest dispatch(
            @Header("owner") String owner,
            @Header("repo") String repo,
            @Header("workflow_file") String workflow,
            @Header("ref") String ref,
            @Header("inputs") String inputs) {
        Map<String, Object> order = new LinkedHashMap<>();
        order.put("ref", GitHubNames.ref("ref", ref));
        Map<String, String> texts = inputs == null || inputs.isBlank() ? Map.of() : texts(read(inputs));
        if (!texts.isEmpty()) {
            order.put("inputs", texts);
        }
        return RestRequest.post(owner, repo, "actions/workflows", GitHubNames.workflow(workflow), "dispatches")
                .sending(order);
    }

    /** What the tool answers. */
    public Dispatched dispatched(
            @Header("workflow_file") String workflow,
            @Header("ref") String ref,
            @ExchangeProperty(RestCalls.MOVED_TO) String movedTo) {
        return new Dispatched(true, workflow, ref, movedTo);
    }

    private static Map<String, Object> read(String inputs) {
        try {
            return MAPPER.readValue(inputs, VALUES);
        } catch (JsonProcessingException e) {
            throw new InvalidArgumentException(
                    "Argument 'inputs' must be a JSON object of names and values, such as {\"environment\":\"staging\"}.");
        }
    }

    /** The API takes every input as text, whatever type the workflow declares. */
    private static Map<String, String> texts(Map<String, Object> inputs) {
        Map<String, String> texts = new LinkedHashMap<>();
        inputs.forEach((name, value) -> {
            if (value == null || value instanceof Map || value instanceof List) {
                throw new InvalidArgumentException(
                        "Argument 'inputs' must hold texts, numbers or booleans only; '" + name + "' is none of them.");
            }
            texts.put(name, value.toString());
        });
        return texts;
    }
}
