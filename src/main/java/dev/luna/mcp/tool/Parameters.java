package dev.luna.mcp.tool;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.stream.Stream;

/**
 * Converts the flat declaration, {@code parameter.NAME} and {@code parameter.NAME.OPTION}, to JSON Schema. Keeps the
 * declaration order of the fields. Stateless.
 */
final class Parameters {

    private static final Map<String, BiConsumer<ObjectNode, String>> OPTIONS = Map.ofEntries(
            Map.entry("description", (field, value) -> field.put("description", value)),
            Map.entry("enum", Parameters::putEnum),
            Map.entry("default", (field, value) -> field.put("default", value)),
            Map.entry("items", (field, value) -> field.put("items", value)),
            Map.entry("contentMediaType", (field, value) -> field.put("contentMediaType", value)),
            Map.entry("pattern", (field, value) -> field.put("pattern", value)),
            Map.entry("format", (field, value) -> field.put("format", value)),
            Map.entry("minimum", (field, value) -> field.put("minimum", new BigDecimal(value))),
            Map.entry("maximum", (field, value) -> field.put("maximum", new BigDecimal(value))),
            Map.entry("minLength", (field, value) -> field.put("minLength", Integer.parseInt(value))),
            Map.entry("maxLength", (field, value) -> field.put("maxLength", Integer.parseInt(value))));

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private static final List<String> TYPES = List.of("string", "integer", "number", "boolean", "object", "array");

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
        return switch (word.toLowerCase(Locale.ROOT)) {
            case "string" -> "string";
            case "integer", "int", "long" -> "integer";
            case "number", "double", "float" -> "number";
            case "boolean", "bool" -> "boolean";
            case "object" -> "object";
            case "array" -> "array";
            default ->
                throw new InvalidToolException(
                        "parameter." + name + ": " + NearestWord.unknown("the type " + word, word, TYPES));
        };
    }

    private static void option(ObjectNode field, String name, String option, String value) {
        BiConsumer<ObjectNode, String> setter = OPTIONS.get(option);
        if (setter == null) {
            List<String> known = Stream.concat(Stream.of("required"), OPTIONS.keySet().stream())
                    .toList();
            throw new InvalidToolException(NearestWord.unknown("parameter." + name + "." + option, option, known));
        }
        try {
            setter.accept(field, value);
        } catch (NumberFormatException e) {
            throw new InvalidToolException(
                    "parameter." + name + "." + option + " must be a number, not '" + value + "'", e);
        }
    }

    private static void putEnum(ObjectNode field, String words) {
        var values = field.putArray("enum");
        Arrays.stream(words.split(","))
                .map(String::trim)
                .filter(word -> !word.isEmpty())
                .forEach(values::add);
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
