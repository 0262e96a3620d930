package dev.luna.mcp.tool;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Map.Entry;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * The commonest kind of JSON Schema: an object whose properties have a plain type and no other rule. It recognises most valid objects
 * at a tenth of the cost of the validator, which judges, and describes, all others. Immutable.
 *
 * @param types the test of each property's value, by name
 * @param required the names of the properties that have to be there
 * @param isOpen true if other properties are allowed, too
 */
record FlatSchema(Map<String, Predicate<JsonNode>> types, List<String> required, boolean isOpen) {

    private static final Map<String, Predicate<JsonNode>> TYPES = Map.of(
            "string", JsonNode::isTextual,
            "boolean", JsonNode::isBoolean,
            "integer", JsonNode::isIntegralNumber,
            "number", JsonNode::isNumber);

    /** The members that do not decide about a value. */
    private static final Set<String> NOTES = Set.of("title", "description", "default", "examples");

    private static final Set<String> KNOWN = Set.of("type", "properties", "required", "additionalProperties");

    /** Reads a valid schema; empty if it has any rule beyond this kind. */
    static Optional<FlatSchema> of(JsonNode schema) {
        JsonNode others = schema.path("additionalProperties");
        boolean known = schema.path("type").asText().equals("object")
                && (others.isMissingNode() || others.isBoolean())
                && schema.properties().stream()
                        .map(Entry::getKey)
                        .allMatch(name -> KNOWN.contains(name) || NOTES.contains(name));
        Map<String, Predicate<JsonNode>> types = new HashMap<>();
        for (Entry<String, JsonNode> property : schema.path("properties").properties()) {
            known &= isPlain(property.getValue());
            types.put(
                    property.getKey(),
                    TYPES.get(property.getValue().path("type").asText()));
        }
        List<String> required = new ArrayList<>();
        schema.path("required").forEach(name -> required.add(name.asText()));
        return known ? Optional.of(new FlatSchema(types, required, others.asBoolean(true))) : Optional.empty();
    }

    private static boolean isPlain(JsonNode property) {
        return property.path("type").isTextual()
                && TYPES.containsKey(property.path("type").textValue())
                && property.properties().stream()
                        .map(Entry::getKey)
                        .allMatch(name -> name.equals("type") || NOTES.contains(name));
    }

    /** Returns true if a value is valid; false if only the validator can tell. */
    boolean allows(JsonNode value) {
        if (!(value instanceof ObjectNode object)) {
            return false;
        }
        for (String name : required) {
            if (!object.has(name)) {
                return false;
            }
        }
        for (Entry<String, JsonNode> field : object.properties()) {
            Predicate<JsonNode> type = types.get(field.getKey());
            if (type == null ? !isOpen : !type.test(field.getValue())) {
                return false;
            }
        }
        return true;
    }
}
