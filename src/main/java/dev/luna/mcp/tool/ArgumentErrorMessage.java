package dev.luna.mcp.tool;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.Error;
import java.util.ArrayList;
import java.util.List;

/** Describes an invalid argument in one sentence that a person or a model can act on. Stateless. */
final class ArgumentErrorMessage {

    private static final int MAX_LENGTH = 80;

    private ArgumentErrorMessage() {}

    static String describe(Error error, JsonNode schema, JsonNode arguments) {
        String path = name(error.getInstanceLocation().toString());
        String property = error.getProperty();
        return switch (String.valueOf(error.getKeyword())) {
            case "required" ->
                "Missing required argument '" + child(path, property) + "'" + hint(schema, property) + ".";
            case "additionalProperties", "unevaluatedProperties" ->
                "Unknown argument '" + child(path, property) + "'; " + known(schema) + ".";
            case "type" ->
                path.isEmpty()
                        ? "The arguments must be an object, not " + excerpt(arguments) + "."
                        : "Argument '" + path + "' must be of type "
                                + error.getSchemaNode().asText() + ", got " + excerpt(error.getInstanceNode()) + ".";
            case "enum" ->
                "Argument '" + path + "' must be one of " + error.getSchemaNode() + ", got "
                        + excerpt(error.getInstanceNode()) + ".";
            case "format" ->
                "Argument '" + path + "' must be of the format "
                        + error.getSchemaNode().asText() + ", got " + excerpt(error.getInstanceNode()) + ".";
            default ->
                (path.isEmpty() ? "The arguments are not valid: " : "Argument '" + path + "' is not valid: ")
                        + error.getMessage() + ", got " + excerpt(error.getInstanceNode()) + ".";
        };
    }

    private static String name(String pointer) {
        return pointer.isEmpty() || pointer.equals("/")
                ? ""
                : pointer.substring(1).replace('/', '.');
    }

    private static String child(String path, String property) {
        return path.isEmpty() ? property : path + "." + property;
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

    private static String excerpt(JsonNode value) {
        String text = String.valueOf(value);
        return text.length() <= MAX_LENGTH ? text : text.substring(0, MAX_LENGTH) + "...";
    }
}
