package dev.luna.mcp.tool;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Error;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Removes null values, and empty texts of optional arguments, where the schema does not allow them. Many clients send
 * every field of a form. Immutable.
 */
final class AbsentValues {

    /** Keywords by which a schema rejects an empty text. */
    private static final Set<String> FORBIDDING = Set.of("pattern", "format", "enum", "minLength");

    private final ToolSchema schema;

    AbsentValues(ToolSchema schema) {
        this.schema = schema;
    }

    /**
     * Returns the arguments without absent values. An empty text of a required argument stays, so that the schema
     * reports why it is invalid.
     *
     * @param errors the validation errors of the arguments
     */
    ObjectNode without(ObjectNode arguments, List<Error> errors) {
        Set<JsonPointer> absent = new HashSet<>();
        for (Error error : errors) {
            JsonPointer pointer = pointer(error);
            if (isAbsent(arguments, pointer, error.getKeyword())) {
                absent.add(pointer);
            }
        }
        if (absent.isEmpty()) {
            return arguments;
        }
        ObjectNode rest = arguments.deepCopy();
        absent.forEach(pointer -> ((ObjectNode) rest.at(pointer.head())).remove(name(pointer)));
        List<Error> remaining = schema.validate(rest);
        absent.stream()
                .filter(pointer -> arguments.at(pointer).isTextual() && isMissing(pointer, remaining))
                .forEach(pointer -> ((ObjectNode) rest.at(pointer.head())).set(name(pointer), arguments.at(pointer)));
        return rest;
    }

    private static boolean isAbsent(ObjectNode arguments, JsonPointer pointer, String keyword) {
        JsonNode value = arguments.at(pointer);
        return !pointer.matches()
                && arguments.at(pointer.head()).isObject()
                && (value.isNull() || value.asText("x").isEmpty() && FORBIDDING.contains(keyword));
    }

    private static boolean isMissing(JsonPointer pointer, List<Error> errors) {
        return errors.stream()
                .anyMatch(error -> "required".equals(error.getKeyword())
                        && name(pointer).equals(error.getProperty())
                        && pointer.head().equals(pointer(error)));
    }

    private static JsonPointer pointer(Error error) {
        return JsonPointer.compile(error.getInstanceLocation().toString());
    }

    private static String name(JsonPointer pointer) {
        return pointer.last().getMatchingProperty();
    }
}
