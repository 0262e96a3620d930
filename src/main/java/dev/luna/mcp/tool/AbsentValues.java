package dev.luna.mcp.tool;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Error;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Takes out of arguments what stands for no value: null, and the empty text of an optional argument, where the schema does not
 * allow them. Many clients send all fields of a form. Immutable.
 */
final class AbsentValues {

    /** What a schema says of a text that is not meant to be empty. */
    private static final Set<String> FORBIDDING = Set.of("pattern", "format", "enum", "minLength");

    private final ToolSchema schema;

    AbsentValues(ToolSchema schema) {
        this.schema = schema;
    }

    /**
     * The arguments without them, given what is wrong with them; an empty text that is needed stays, for the schema to say why it is refused.
     */
    ObjectNode without(ObjectNode arguments, List<Error> errors) {
        Set<JsonPointer> absent = new HashSet<>();
        for (Error error : errors) {
            JsonPointer place = place(error);
            if (isAbsent(arguments, place, error.getKeyword())) {
                absent.add(place);
            }
        }
        if (absent.isEmpty()) {
            return arguments;
        }
        ObjectNode rest = arguments.deepCopy();
        absent.forEach(place -> ((ObjectNode) rest.at(place.head())).remove(name(place)));
        List<Error> left = schema.validate(rest);
        absent.stream()
                .filter(place -> arguments.at(place).isTextual() && isMissed(place, left))
                .forEach(place -> ((ObjectNode) rest.at(place.head())).set(name(place), arguments.at(place)));
        return rest;
    }

    private static boolean isAbsent(ObjectNode arguments, JsonPointer place, String keyword) {
        JsonNode value = arguments.at(place);
        return !place.matches()
                && arguments.at(place.head()).isObject()
                && (value.isNull() || value.asText("x").isEmpty() && FORBIDDING.contains(keyword));
    }

    private static boolean isMissed(JsonPointer place, List<Error> errors) {
        return errors.stream()
                .anyMatch(error -> "required".equals(error.getKeyword())
                        && name(place).equals(error.getProperty())
                        && place.head().equals(place(error)));
    }

    private static JsonPointer place(Error error) {
        return JsonPointer.compile(error.getInstanceLocation().toString());
    }

    private static String name(JsonPointer place) {
        return place.last().getMatchingProperty();
    }
}
