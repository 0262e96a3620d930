package dev.luna.mcp.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * The keywords of schemas: what each contains, and what differs between OpenAPI 3.0 and JSON Schema 2020-12. Immutable.
 *
 * @param isOld true for OpenAPI 3.0
 */
record SchemaKeywords(boolean isOld, SchemaDetail detail) {

    /** The content of a keyword. */
    enum Kind {
        SCHEMA,
        LIST,
        MAP,
        VALUE,
        REFUSED,
        DROPPED
    }

    private static final Set<String> SCHEMAS = Set.of(
            "items",
            "additionalProperties",
            "not",
            "if",
            "then",
            "else",
            "contains",
            "propertyNames",
            "unevaluatedItems",
            "unevaluatedProperties");
    private static final Set<String> LISTS = Set.of("allOf", "anyOf", "oneOf", "prefixItems");
    private static final Set<String> MAPS = Set.of("properties", "patternProperties", "dependentSchemas");
    private static final Set<String> VALUES = Set.of(
            "type",
            "description",
            "enum",
            "const",
            "pattern",
            "format",
            "minimum",
            "maximum",
            "exclusiveMinimum",
            "exclusiveMaximum",
            "multipleOf",
            "minLength",
            "maxLength",
            "minItems",
            "maxItems",
            "uniqueItems",
            "minContains",
            "maxContains",
            "minProperties",
            "maxProperties",
            "required",
            "dependentRequired",
            "contentEncoding",
            "contentMediaType");

    /** Formats that are checked; a client cannot do anything with others, such as int64. */
    private static final Set<String> FORMATS =
            Set.of("date", "date-time", "time", "duration", "email", "uri", "uuid", "ipv4", "ipv6", "hostname");

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    static Kind kind(String keyword) {
        if (SCHEMAS.contains(keyword)) {
            return Kind.SCHEMA;
        }
        if (LISTS.contains(keyword)) {
            return Kind.LIST;
        }
        if (MAPS.contains(keyword)) {
            return Kind.MAP;
        }
        if (keyword.equals("$dynamicRef") || keyword.equals("$recursiveRef")) {
            return Kind.REFUSED;
        }
        return VALUES.contains(keyword) ? Kind.VALUE : Kind.DROPPED;
    }

    /** True for a property that only answers have. */
    static boolean isReadOnly(JsonNode schema) {
        return schema.path("readOnly").asBoolean();
    }

    /** Copies a keyword that contains no schema. */
    void copy(String keyword, JsonNode value, ObjectNode converted) {
        switch (keyword) {
            case "description" -> {
                String text =
                        detail.description() == 0 ? "" : DescriptionText.begin(value.asText(), detail.description());
                if (!text.isEmpty()) {
                    converted.put(keyword, text);
                }
            }
            case "format" -> {
                if (FORMATS.contains(value.asText())) {
                    converted.set(keyword, value);
                } else if (value.asText().equals("byte")) {
                    converted.put("contentEncoding", "base64");
                }
            }
            case "pattern" -> {
                if (isPattern(value.asText())) {
                    converted.set(keyword, value);
                }
            }
            case "exclusiveMinimum", "exclusiveMaximum" -> {
                if (value.isNumber()) {
                    converted.set(keyword, value);
                }
            }
            default -> converted.set(keyword, value);
        }
    }

    /** True if Java can read it; a pattern of another dialect is left to the API. */
    private static boolean isPattern(String text) {
        try {
            return !text.isEmpty() && Pattern.compile(text).flags() == 0;
        } catch (PatternSyntaxException e) {
            return false;
        }
    }

    /** Converts what takes more than one keyword. */
    void complete(JsonNode schema, ObjectNode converted) {
        if (isOld) {
            bound(schema, converted, "exclusiveMinimum", "minimum");
            bound(schema, converted, "exclusiveMaximum", "maximum");
            nullable(schema, converted);
        }
        if (converted.path("type").asText().equals("array")
                && !converted.has("items")
                && !converted.has("prefixItems")) {
            converted.putObject("items");
        }
        if (converted.get("required") instanceof ArrayNode required && schema.has("properties")) {
            ArrayNode present = NODES.arrayNode();
            required.forEach(name -> {
                if (!isReadOnly(schema.path("properties").path(name.asText()))) {
                    present.add(name);
                }
            });
            converted.set("required", present);
            if (present.isEmpty()) {
                converted.remove("required");
            }
        } else if (converted.has("required") && !converted.get("required").isArray()) {
            // A mistake of many documents: it belongs to the parent there.
            converted.remove("required");
        }
    }

    private static void bound(JsonNode schema, ObjectNode converted, String exclusive, String inclusive) {
        if (schema.path(exclusive).asBoolean() && schema.path(exclusive).isBoolean() && schema.has(inclusive)) {
            converted.remove(inclusive);
            converted.set(exclusive, schema.get(inclusive));
        }
    }

    private static void nullable(JsonNode schema, ObjectNode converted) {
        if (schema.path("nullable").asBoolean() && converted.path("type").isTextual()) {
            String type = converted.get("type").textValue();
            converted.putArray("type").add(type).add("null");
            if (converted.get("enum") instanceof ArrayNode values) {
                boolean present = values.valueStream().anyMatch(JsonNode::isNull);
                converted.set("enum", present ? values : values.deepCopy().add(NODES.nullNode()));
            }
        }
    }

    /** A schema with nothing but the type. */
    ObjectNode typeOnly(JsonNode schema) {
        ObjectNode converted = NODES.objectNode();
        if (schema.has("type")) {
            converted.set("type", schema.get("type"));
            complete(NODES.objectNode(), converted);
        }
        return converted;
    }
}
