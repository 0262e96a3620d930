package dev.luna.mcp.outbound;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.luna.mcp.tool.UpstreamException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Takes out of a service's JSON what a tool answers. Fields are named with dots, {@code head.sha}; in a list of them,
 * separated by commas, {@code url=html_url} gives one another name. Stateless.
 */
public final class AnswerFields {

    private static final ObjectMapper JSON = new ObjectMapper();

    private AnswerFields() {}

    /**
     * Picks fields into a map, in the order of the list; of an answer that is a list, of each of its elements.
     *
     * @param missing makes the failure for a field that is not there
     */
    public static Object pick(JsonNode json, String fields, Function<String, UpstreamException> missing) {
        if (json.isArray()) {
            List<Object> picked = new java.util.ArrayList<>();
            json.forEach(element -> picked.add(pick(element, fields, missing)));
            return picked;
        }
        Map<String, Object> picked = new LinkedHashMap<>();
        for (String field : fields.split(",")) {
            String[] names = field.strip().split("=", 2);
            picked.put(names[0], value(json, names[names.length - 1], missing));
        }
        return picked;
    }

    /** The value of one field as a plain Java value. */
    public static Object value(JsonNode json, String field, Function<String, UpstreamException> missing) {
        JsonNode value = json.at("/" + field.replace('.', '/'));
        if (value.isMissingNode() || value.isNull()) {
            throw missing.apply(field);
        }
        return plain(value);
    }

    /** JSON as plain Java values. */
    public static Object plain(JsonNode json) {
        return JSON.convertValue(json, Object.class);
    }
}
