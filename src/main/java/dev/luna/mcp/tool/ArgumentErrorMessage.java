package dev.luna.mcp.tool;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.Error;
import java.util.ArrayList;
import java.util.List;

/** Says in a sentence what is wrong with an argument, so that a person or a model can mend it. Stateless. */
final class ArgumentErrorMessage {

    private static final int SHOWN = 80;

    private ArgumentErrorMessage() {}

    static String describe(Error error, JsonNode schema, JsonNode arguments) {
        String where = name(error.getInstanceLocation().toString());
        String property = error.getProperty();
        return switch (String.valueOf(error.getKeyword())) {
            case "required" ->
                "Missing required argument '" + join(where, property) + "'" + hint(schema, property) + ".";
            case "additionalProperties", "unevaluatedProperties" ->
                "Unknown argument '" + join(where, property) + "'; " + known(schema) + ".";
            case "type" ->
                where.isEmpty()
                        ? "The arguments must be an object, not " + shown(arguments) + "."
                        : "Argument '" + where + "' must be of type "
                                + error.getSchemaNode().asText() + ", got " + shown(error.getInstanceNode()) + ".";
            case "enum" ->
                "Argument '" + where + "' must be one of " + error.getSchemaNode() + ", got "
                        + shown(error.getInstanceNode()) + ".";
            case "format" ->
                "Argument '" + where + "' must be of the format "
                        + error.getSchemaNode().asText() + ", got " + shown(error.getInstanceNode()) + ".";
            default ->
                (where.isEmpty() ? "The arguments are not valid: " : "Argument '" + where + "' is not valid: ")
                        + error.getMessage() + ", got " + shown(error.getInstanceNode()) + ".";
        };
    }

    private static String name(String pointer) {
        return pointer.isEmpty() || pointer.equals("/")
                ? ""
                : pointer.substring(1).replace('/', '.');
    }

    private static String join(String where, String property) {
        return where.isEmpty() ? property : where + "." + property;
    }

    private static String hint(JsonNode schema, String property) {
        JsonNode field = schema.path("properties").path(property);
        String type = field.path("type").asText("");
        String description = field.path("description").asText("");
        return (type.isEmpty() ? "" : " (" + type + (description.isEmpty() ? "" : ": " + description) + ")");
    }

    private static String known(JsonNode schema) {
        List<String> names = new ArrayList<>();
        schema.path("properties").fieldNames().forEachRemaining(names::add);
        return names.isEmpty() ? "this tool takes none" : "this tool takes " + String.join(", ", names);
    }

    private static String shown(JsonNode value) {
        String text = String.valueOf(value);
        return text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "...";
    }
}
