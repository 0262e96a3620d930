package dev.luna.mcp.tool;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Converts values to the type of their schema where the conversion is unambiguous: a whole number in any notation to
 * an integer, a text that is a number or a boolean to that, and JSON to a text where a text of JSON is declared.
 * Other values stay unchanged, so that the schema rejects them. Immutable.
 */
final class TypeCoercion {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final Pattern NUMBER = Pattern.compile("[+-]?\\d{1,40}(\\.\\d{1,40})?([eE][+-]?\\d{1,2})?");

    /** Maximum number of references to follow; a reference may be recursive. */
    private static final int MAX_DEPTH = 32;

    /** Maximum number of digits of a whole number. */
    private static final int MAX_DIGITS = 40;

    private final JsonNode root;

    /** @param root the schema in which references are resolved */
    TypeCoercion(JsonNode root) {
        this.root = root;
    }

    /** Returns a value converted to the type in a schema; the given value is not changed. */
    JsonNode read(JsonNode value, JsonNode schema) {
        JsonNode declared = resolved(schema);
        if (!value.isContainerNode()) {
            return scalar(value, declared);
        }
        if (isJsonText(declared)) {
            return NODES.textNode(value.toString());
        }
        if (value instanceof ObjectNode object) {
            ObjectNode read = NODES.objectNode();
            object.properties()
                    .forEach(
                            field -> read.set(field.getKey(), read(field.getValue(), field(declared, field.getKey()))));
            return read;
        }
        ArrayNode read = NODES.arrayNode();
        value.forEach(item -> read.add(read(item, declared.path("items"))));
        return read;
    }

    private static boolean isJsonText(JsonNode schema) {
        return schema.path("type").asText().equals("string")
                && schema.path("contentMediaType").asText().equals("application/json");
    }

    private static JsonNode field(JsonNode schema, String name) {
        JsonNode declared = schema.path("properties").path(name);
        return declared.isMissingNode() ? schema.path("additionalProperties") : declared;
    }

    private JsonNode scalar(JsonNode value, JsonNode declared) {
        boolean convertible = value.isTextual() || value.isFloatingPointNumber();
        if (!convertible || "string".equals(declared.path("type").textValue())) {
            return value;
        }
        Set<String> types = types(declared, 0);
        boolean integer = types.contains("integer") && !types.contains("number");
        if (value.isFloatingPointNumber() && integer && Double.isFinite(value.doubleValue())) {
            return whole(value.decimalValue()).orElse(value);
        }
        if (!value.isTextual() || types.isEmpty() || types.contains("string")) {
            return value;
        }
        String text = value.textValue().strip();
        boolean number = NUMBER.matcher(text).matches();
        if (number && (integer || types.contains("number"))) {
            BigDecimal decimal = new BigDecimal(text);
            return whole(decimal).orElseGet(() -> integer ? value : NODES.numberNode(decimal.doubleValue()));
        }
        return types.contains("boolean") ? bool(text).orElse(value) : value;
    }

    /** Returns an int where the value fits, as Jackson reads a number in a request. */
    private static Optional<JsonNode> whole(BigDecimal value) {
        BigDecimal stripped = value.stripTrailingZeros();
        if (stripped.scale() > 0 || stripped.precision() - stripped.scale() > MAX_DIGITS) {
            return Optional.empty();
        }
        BigInteger integer = stripped.toBigIntegerExact();
        return Optional.of(
                integer.bitLength() < Integer.SIZE
                        ? NODES.numberNode(integer.intValue())
                        : integer.bitLength() < Long.SIZE
                                ? NODES.numberNode(integer.longValue())
                                : NODES.numberNode(integer));
    }

    private static Optional<JsonNode> bool(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "true" -> Optional.of(NODES.booleanNode(true));
            case "false" -> Optional.of(NODES.booleanNode(false));
            default -> Optional.empty();
        };
    }

    /** The types in a schema, in any of its branches; empty if a branch allows any type. */
    private Set<String> types(JsonNode schema, int depth) {
        Set<String> types = new HashSet<>();
        JsonNode declared = resolved(schema);
        if (depth > MAX_DEPTH) {
            return types;
        }
        JsonNode type = declared.path("type");
        (type.isArray() ? type.valueStream() : Stream.of(type))
                .map(JsonNode::asText)
                .filter(word -> !word.isEmpty())
                .forEach(types::add);
        for (String branches : Set.of("anyOf", "oneOf")) {
            for (JsonNode branch : declared.path(branches)) {
                Set<String> some = types(branch, depth + 1);
                if (some.isEmpty()) {
                    return some;
                }
                types.addAll(some);
            }
        }
        return types;
    }

    private JsonNode resolved(JsonNode schema) {
        JsonNode declared = schema;
        for (int depth = 0; depth < MAX_DEPTH && declared.path("$ref").asText().startsWith("#"); depth++) {
            declared = root.at(declared.path("$ref").asText().substring(1));
        }
        return declared;
    }
}
