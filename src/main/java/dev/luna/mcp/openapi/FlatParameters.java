package dev.luna.mcp.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Map.Entry;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A schema of arguments as options {@code parameter.*}, which people read more easily than JSON. Stateless. */
final class FlatParameters {

    private static final Set<String> TYPES = Set.of("string", "integer", "number", "boolean");
    private static final Set<String> KEYWORDS = Set.of(
            "type",
            "description",
            "enum",
            "pattern",
            "format",
            "minimum",
            "maximum",
            "minLength",
            "maxLength",
            "items");

    /** Options are texts, in which braces are placeholders; values of enum are separated by commas. */
    private static final Pattern WORD = Pattern.compile("[^,\\s{}](?:[^,{}\\n\\r]*[^,\\s{}])?");

    private FlatParameters() {}

    /** The options; empty if a schema has more than they can say. */
    static Optional<Map<String, String>> of(ObjectNode schema) {
        Map<String, String> options = new LinkedHashMap<>();
        Set<String> required =
                schema.path("required").valueStream().map(JsonNode::asText).collect(Collectors.toSet());
        for (Entry<String, JsonNode> property : schema.path("properties").properties()) {
            if (!isFlat(property.getValue())) {
                return Optional.empty();
            }
            put(property.getKey(), property.getValue(), required.contains(property.getKey()), options);
        }
        return Optional.of(options);
    }

    private static boolean isFlat(JsonNode schema) {
        String type = schema.path("type").asText();
        boolean list = type.equals("array");
        JsonNode items = schema.path("items");
        return (TYPES.contains(type)
                        || list
                                && items.size() == 1
                                && TYPES.contains(items.path("type").asText()))
                && schema.properties().stream().map(Entry::getKey).allMatch(KEYWORDS::contains)
                && list == schema.has("items")
                && !(list && schema.has("enum"))
                && schema.path("enum")
                        .valueStream()
                        .allMatch(value -> value.isValueNode()
                                && !value.isNull()
                                && WORD.matcher(value.asText()).matches())
                && !schema.path("pattern").asText().contains("{{");
    }

    private static void put(String name, JsonNode schema, boolean required, Map<String, String> options) {
        String prefix = "parameter." + name;
        options.put(prefix, schema.get("type").asText());
        if (required) {
            options.put(prefix + ".required", "true");
        }
        for (Entry<String, JsonNode> keyword : schema.properties()) {
            switch (keyword.getKey()) {
                case "type" -> {
                    // It comes first.
                }
                case "items" ->
                    options.put(
                            prefix + ".items", keyword.getValue().get("type").asText());
                case "enum" ->
                    options.put(
                            prefix + ".enum",
                            keyword.getValue()
                                    .valueStream()
                                    .map(JsonNode::asText)
                                    .collect(Collectors.joining(",")));
                default ->
                    options.put(
                            prefix + "." + keyword.getKey(), keyword.getValue().asText());
            }
        }
    }
}
