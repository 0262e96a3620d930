package dev.luna.mcp.tool;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Converts the flat declaration, {@code parameter.NAME} and {@code parameter.NAME.OPTION}, to JSON Schema. Keeps the
 * declaration order of the fields. Stateless.
 */
final class Parameters {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private Parameters() {}

    /**
     * @param declared the declarations without their prefix, for example {@code url.required -> true}
     * @return an object schema that allows no other fields
     * @throws InvalidToolException if a declaration is not valid; the message names it
     */
    static ObjectNode schema(Map<String, String> declared) {
        Map<String, ObjectNode> fields = new LinkedHashMap<>();
        ObjectNode schema = JsonNodeFactory.instance.objectNode().put("type", "object");
        ObjectNode properties = schema.putObject("properties");
        var required = JsonNodeFactory.instance.arrayNode();
        declared.forEach((key, value) -> {
            int dot = key.indexOf('.');
            String name = dot < 0 ? key : key.substring(0, dot);
            ObjectNode field =
                    fields.computeIfAbsent(name, n -> properties.putObject(n).put("type", "string"));
            if (dot < 0) {
                field.put("type", type(name, value));
            } else if (!key.substring(dot).equals(".required")) {
                option(field, name, key.substring(dot + 1), value);
            } else if (bool(value, key)) {
                required.add(name);
            }
        });
        fields.forEach(Parameters::typeValues);
        if (!required.isEmpty()) {
            schema.set("required", required);
        }
        return schema.put("additionalProperties", false);
    }

    private static String type(String name, String word) {
        return ParameterType.of(word)
                .map(ParameterType::word)
                .orElseThrow(() -> new InvalidToolException("parameter." + name + ": "
                        + NearestWord.unknown("the type " + word, word, ParameterType.names())));
    }

    private static void option(ObjectNode field, String name, String word, String value) {
        ParameterOption option = ParameterOption.of(word)
                .orElseThrow(() -> new InvalidToolException(
                        NearestWord.unknown("parameter." + name + "." + word, word, ParameterOption.words())));
        try {
            option.write(field, value);
        } catch (NumberFormatException e) {
            throw new InvalidToolException(
                    "parameter." + name + "." + word + " must be a number, not '" + value + "'", e);
        }
    }

    /** Converts values, which are text in a route, to the field's type, which may be declared after them. */
    private static void typeValues(String name, ObjectNode field) {
        String type = field.get("type").asText();
        if (type.equals("array")) {
            // VS Code and OpenAI reject an array without items.
            ObjectNode items = JsonNodeFactory.instance.objectNode();
            field.set(
                    "items",
                    field.has("items")
                            ? items.put(
                                    "type",
                                    type(name + ".items", field.get("items").asText()))
                            : items);
        } else if (field.has("items")) {
            throw new InvalidToolException("parameter." + name + ".items requires type array, got type " + type);
        }
        if (field.has("default")) {
            field.set("default", typed(field.get("default").asText(), type, name + ".default"));
        }
        if (field.get("enum") instanceof ArrayNode words) {
            ArrayNode values = field.putArray("enum");
            words.forEach(word -> values.add(typed(word.asText(), type, name + ".enum")));
        }
    }

    private static JsonNode typed(String text, String type, String option) {
        try {
            return switch (type) {
                case "integer" -> integer(Long.parseLong(text));
                case "number" -> JsonNodeFactory.instance.numberNode(new BigDecimal(text));
                case "boolean" -> JsonNodeFactory.instance.booleanNode(bool(text, option));
                case "object", "array" -> json(text, type, option);
                default -> JsonNodeFactory.instance.textNode(text);
            };
        } catch (NumberFormatException e) {
            throw new InvalidToolException("parameter." + option + " must be a number, not '" + text + "'", e);
        }
    }

    /** Returns an Integer where the value fits, as Jackson does for a number in a request. */
    private static JsonNode integer(long value) {
        return value == (int) value
                ? JsonNodeFactory.instance.numberNode((int) value)
                : JsonNodeFactory.instance.numberNode(value);
    }

    private static boolean bool(String text, String option) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "true" -> true;
            case "false" -> false;
            default ->
                throw new InvalidToolException("parameter." + option + " must be true or false, not '" + text + "'");
        };
    }

    private static JsonNode json(String text, String type, String option) {
        try {
            JsonNode value = MAPPER.readTree(text);
            if (type.equals("array") ? value.isArray() : value.isObject()) {
                return value;
            }
        } catch (JsonProcessingException e) {
            // Not JSON: reported below.
        }
        throw new InvalidToolException("parameter." + option + " must be a JSON " + type + ", not '" + text + "'");
    }
}
