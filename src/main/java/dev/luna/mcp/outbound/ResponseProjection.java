package dev.luna.mcp.outbound;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.luna.mcp.tool.ArgumentTemplate;
import dev.luna.mcp.tool.UpstreamException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.apache.camel.Message;

/**
 * The part of a service's JSON that is a tool's result, as plain Java values. Immutable.
 *
 * @param result the field that it is, such as {@code head.sha}; null for the whole answer
 * @param fields the fields of it to keep, separated by commas, {@code url=html_url} under another name and
 *     {@code branch={name}} with the value of an argument; of each element if it is a list, also on the way to a field, as in
 *     {@code labels.name}; null for all
 */
public record ResponseProjection(String result, String fields) {

    private static final ObjectMapper JSON = new ObjectMapper();

    /**
     * Selects the fields.
     *
     * @param message has the arguments as headers
     * @param missing makes the failure for a field that is not there
     *
     */
    public Object in(JsonNode json, Message message, Function<String, UpstreamException> missing) {
        JsonNode part = result == null ? json : at(json, result, missing);
        if (part.isNull() || part.isMissingNode()) {
            throw missing.apply(result == null ? "any content" : result);
        }
        return fields == null ? plain(part) : kept(part, message, missing);
    }

    private Object kept(JsonNode part, Message message, Function<String, UpstreamException> missing) {
        if (part.isArray()) {
            List<Object> elements = new ArrayList<>();
            part.forEach(element -> elements.add(kept(element, message, missing)));
            return elements;
        }
        Map<String, Object> kept = new LinkedHashMap<>();
        for (String field : fields.split(",")) {
            String[] names = field.strip().split("=", 2);
            String name = names[names.length - 1];
            Object value = ArgumentTemplate.name(name)
                    .map(argument -> Optional.ofNullable(message.getHeader(argument)))
                    .orElseGet(() -> Optional.ofNullable(plain(at(part, name, missing))))
                    .orElse(null);
            kept.put(names[0], value);
        }
        return kept;
    }

    private static JsonNode at(JsonNode json, String field, Function<String, UpstreamException> missing) {
        JsonNode value = json;
        String[] steps = field.split("[.]");
        for (int i = 0; i < steps.length; i++) {
            if (value.isArray()) {
                String rest = String.join(".", Arrays.asList(steps).subList(i, steps.length));
                ArrayNode each = JSON.createArrayNode();
                value.forEach(element -> each.add(at(element, rest, missing)));
                return each;
            }
            value = value.path(steps[i]);
        }
        if (value.isMissingNode()) {
            throw missing.apply(field);
        }
        return value;
    }

    private static Object plain(JsonNode json) {
        return JSON.convertValue(json, Object.class);
    }
}
