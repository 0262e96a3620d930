package dev.luna.mcp.tool.editor;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Widens the types of plain values in Camel's schema to what Camel takes: each value is a text for it, so {@code "true"} is a boolean, 5 is
 * a text, and any value may be a setting. Stateless.
 */
final class ScalarTypes {

    static final String SETTING = "\\{\\{";

    private ScalarTypes() {}

    static void widen(JsonNode schema) {
        schema.forEach(ScalarTypes::widen);
        if (schema instanceof ObjectNode value && !value.has("enum")) {
            switch (schema.path("type").asText()) {
                case "string" -> types(value, "string", "number");
                case "boolean" -> types(value, "boolean", "string").put("pattern", "^(true|false)$|" + SETTING);
                case "number", "integer" ->
                    types(value, schema.get("type").asText(), "string").put("pattern", "^[+-]?\\d|" + SETTING);
                default -> {}
            }
        }
    }

    private static ObjectNode types(ObjectNode value, String first, String second) {
        value.putArray("type").add(first).add(second);
        return value;
    }
}
