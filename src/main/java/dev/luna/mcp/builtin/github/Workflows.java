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
import org.apache.camel.Message;

/** The steps of {@code ci_trigger}. Stateless. */
public final class Workflows {

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final TypeReference<Map<String, Object>> VALUES = new TypeReference<>() {};

    /** The tool's result. GitHub only confirms the request; it does not name the run that it starts. */
    public record Dispatched(
            boolean dispatched,
            String workflow,
            String ref,
            @JsonInclude(JsonInclude.Include.NON_NULL) String moved_to) {}

    /**
     * Turns the argument {@code inputs} into the object that GitHub takes; removes it if it is empty.
     *
     * @throws InvalidArgumentException if it is not a JSON object of texts, numbers or booleans
     */
    public void prepare(@Header("inputs") String inputs, Message message) {
        Map<String, String> texts = inputs == null || inputs.isBlank() ? Map.of() : texts(read(inputs));
        message.removeHeader("inputs");
        if (!texts.isEmpty()) {
            message.setHeader("inputs", texts);
        }
    }

    /** The result of {@code ci_trigger}. */
    public Dispatched dispatched(
            @Header("workflow_file") String workflow,
            @Header("ref") String ref,
            @ExchangeProperty(GitHubHttpBinding.MOVED_TO) String movedTo) {
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

    /** GitHub takes every input as text, even if the workflow declares another type. */
    private static Map<String, String> texts(Map<String, Object> inputs) {
        Map<String, String> texts = new LinkedHashMap<>();
        inputs.forEach((name, value) -> {
            if (value == null || value instanceof Map || value instanceof List) {
                throw new InvalidArgumentException("Argument 'inputs' must contain only texts, numbers or booleans; '"
                        + name + "' is something else.");
            }
            texts.put(name, value.toString());
        });
        return texts;
    }
}
