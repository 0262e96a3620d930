package dev.luna.mcp.tool.editor;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.luna.mcp.tool.ParameterOption;
import dev.luna.mcp.tool.ParameterType;
import java.util.List;
import java.util.stream.Stream;

/**
 * Converts the declaration of options to the schema of {@code parameters:} as an author writes it in YAML: numbers and booleans may be
 * texts, and a value may have a setting, {@code {{name}}}, in it. Stateless.
 */
final class WrittenOptions {

    private static final String SETTING = ScalarTypes.SETTING;
    private static final String SETTING_OR_EXPRESSION = SETTING + "|\\$\\{";

    private WrittenOptions() {}

    /** @param declared a declaration as {@link dev.luna.mcp.tool.OptionsSchema} writes it, or the schema of a block's options */
    static ObjectNode of(JsonNode declared) {
        ObjectNode written = object().put("type", "object");
        ObjectNode properties = written.putObject("properties");
        declared.path("properties")
                .properties()
                .forEach(option -> properties.set(option.getKey(), value(option.getValue())));
        declared.path("declarations")
                .properties()
                .forEach(group -> addDeclarations(
                        written, group.getKey(), group.getValue().asText()));
        if (declared.has("required")) {
            written.set("required", declared.get("required").deepCopy());
        }
        return written.put("additionalProperties", false);
    }

    private static void addDeclarations(ObjectNode written, String prefix, String description) {
        ObjectNode patterns = written.withObject("/patternProperties");
        String name = "^" + UriSchema.escaped(prefix) + "[^.]+";
        ObjectNode type = object().put("description", description + ": its type");
        ArrayNode words = type.putArray("anyOf").addObject().putArray("enum");
        ParameterType.names().forEach(words::add);
        ArrayNode others = ((ArrayNode) type.get("anyOf")).addObject().putArray("enum");
        Stream.of(ParameterType.values())
                .flatMap(one -> one.words().stream().skip(1))
                .forEach(others::add);
        ((ArrayNode) type.get("anyOf")).add(text(SETTING));
        patterns.set(name + "$", type);
        ObjectNode snippet = written.withArray("/defaultSnippets")
                .addObject()
                .put("label", prefix + "NAME")
                .put("description", description + " with its type and description");
        snippet.putObject("body").put(prefix + "${1:name}", "${2:string}").put(prefix + "${1:name}.description", "$3");
        for (ParameterOption option : ParameterOption.values()) {
            patterns.set(
                    name + "\\." + option.word() + "$",
                    value(object().put("type", option.type().word())
                            .put("description", description + ": " + option.description())));
        }
    }

    private static ObjectNode value(JsonNode declared) {
        ObjectNode value = object();
        for (String note : List.of("description", "default", "minimum", "maximum")) {
            if (declared.has(note)) {
                value.set(note, declared.get(note));
            }
        }
        if (declared.has("enum")) {
            ArrayNode alternatives = value.putArray("anyOf");
            alternatives.addObject().set("enum", declared.get("enum"));
            alternatives.add(text(SETTING_OR_EXPRESSION));
            return value;
        }
        return switch (declared.path("type").asText()) {
            case "boolean" ->
                types(value, "boolean", "string").put("pattern", "^(true|false)$|" + SETTING_OR_EXPRESSION);
            case "integer" -> types(value, "integer", "string").put("pattern", "^[+-]?\\d+$|" + SETTING_OR_EXPRESSION);
            case "number" ->
                types(value, "number", "string")
                        .put("pattern", "^[+-]?[\\d.]+([eE][+-]?\\d+)?$|" + SETTING_OR_EXPRESSION);
            default -> withPattern(types(value, "string", "number", "boolean"), declared);
        };
    }

    private static ObjectNode withPattern(ObjectNode value, JsonNode declared) {
        return declared.has("pattern")
                ? value.put(
                        "pattern", SETTING + "|(?:" + declared.get("pattern").asText() + ")")
                : value;
    }

    private static ObjectNode text(String pattern) {
        return object().put("type", "string").put("pattern", pattern);
    }

    private static ObjectNode types(ObjectNode value, String... types) {
        ArrayNode names = value.putArray("type");
        Stream.of(types).forEach(names::add);
        return value;
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }
}
