package dev.luna.mcp.tool;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import java.util.List;
import java.util.function.Function;

/** A JSON Schema as declared and compiled. Immutable and thread-safe. */
public final class ToolSchema {

    /** Minimum length of texts for which lengths are checked before patterns; shorter texts are cheap. */
    private static final int LONG_TEXT = 512;

    private final JsonNode json;
    private final Schema compiled;
    private final Schema withoutPatterns;
    private final FlatSchema flat;

    /** @param compiler compiles a schema that is known to be valid */
    ToolSchema(JsonNode json, Function<JsonNode, Schema> compiler) {
        this.json = json;
        this.compiled = compiler.apply(json);
        this.withoutPatterns = hasPattern(json) ? compiler.apply(withoutPatterns(json)) : null;
        this.flat = FlatSchema.of(json).orElse(null);
    }

    /** The schema as declared; not to be changed. */
    public JsonNode json() {
        return json;
    }

    /** Returns true if the schema declares type object. */
    public boolean isOfObject() {
        return json.path("type").asText().equals("object");
    }

    /**
     * Returns the validation errors; empty if the value is valid. A long text is matched against its pattern only if
     * everything else is valid, above all its length.
     *
     * @throws InvalidArgumentException if the value is too long or nested too deeply to be validated
     */
    List<Error> validate(JsonNode value) {
        if (flat != null && flat.allows(value)) {
            return List.of();
        }
        try {
            if (withoutPatterns != null && hasLongText(value)) {
                List<Error> errors = withoutPatterns.validate(value);
                if (!errors.isEmpty()) {
                    return errors;
                }
            }
            return compiled.validate(value);
        } catch (PatternLimitException e) {
            throw e.toInvalidArgument(value);
        } catch (StackOverflowError e) {
            throw new InvalidArgumentException(
                    "The arguments are too long or nested too deeply to be validated. Send shorter ones.");
        }
    }

    private static boolean hasLongText(JsonNode value) {
        if (value.isTextual()) {
            return value.textValue().length() > LONG_TEXT;
        }
        for (JsonNode child : value) {
            if (hasLongText(child)) {
                return true;
            }
        }
        return false;
    }

    private static boolean hasPattern(JsonNode json) {
        return json.findValue("pattern") != null;
    }

    private static JsonNode withoutPatterns(JsonNode json) {
        JsonNode copy = json.deepCopy();
        copy.findParents("pattern").forEach(parent -> {
            // A property may be called so; its schema is no text.
            if (parent.get("pattern").isTextual()) {
                ((ObjectNode) parent).remove("pattern");
            }
        });
        return copy;
    }
}
