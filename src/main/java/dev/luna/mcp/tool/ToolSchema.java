package dev.luna.mcp.tool;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaException;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A JSON Schema (2020-12 unless it names another dialect), as declared and compiled. Remote references are never
 * fetched. Immutable and thread-safe.
 */
public final class ToolSchema {

    private static final SchemaRegistry REGISTRY = SchemaRegistry.withDefaultDialect(
            SpecificationVersion.DRAFT_2020_12, builder -> builder.schemaRegistryConfig(SchemaRegistryConfig.builder()
                            .locale(Locale.ENGLISH)
                            .formatAssertionsEnabled(true)
                            .regularExpressionFactory(BoundedPattern::new)
                            .build())
                    .schemaCacheEnabled(false));

    /** The schemas that schemas are validated against, by dialect: to compile one takes longer than to compile a tool's own. */
    private static final Map<String, Schema> META_SCHEMAS = new ConcurrentHashMap<>();

    /** Minimum length of texts for which lengths are checked before patterns; shorter texts are cheap. */
    private static final int LONG_TEXT = 512;

    private final JsonNode json;
    private final Schema compiled;
    private final Schema withoutPatterns;

    /** @throws InvalidToolException if the schema is not valid, or refers to another document */
    ToolSchema(JsonNode json) {
        checkReferences(json);
        this.json = json;
        try {
            List<Error> errors = metaSchema(
                            json.path("$schema").asText(SpecificationVersion.DRAFT_2020_12.getDialectId()))
                    .validate(json);
            if (!errors.isEmpty()) {
                throw new InvalidToolException(
                        "the JSON Schema is not valid at " + errors.get(0).getInstanceLocation() + ": "
                                + errors.get(0).getMessage());
            }
            this.compiled = REGISTRY.getSchema(json);
            this.withoutPatterns = hasPattern(json) ? REGISTRY.getSchema(withoutPatterns(json)) : null;
        } catch (SchemaException e) {
            throw new InvalidToolException("the JSON Schema is not valid: " + e.getMessage(), e);
        }
    }

    private static Schema metaSchema(String dialect) {
        return META_SCHEMAS.computeIfAbsent(dialect, uri -> REGISTRY.getSchema(SchemaLocation.of(uri)));
    }

    /** A reference that cannot be followed would only show in a call; and nothing is ever fetched to follow one. */
    private static void checkReferences(JsonNode json) {
        for (JsonNode reference : json.findValues("$ref")) {
            String target = reference.asText();
            boolean missing =
                    target.startsWith("#/") && json.at(target.substring(1)).isMissingNode();
            if (missing || !target.startsWith("#")) {
                throw new InvalidToolException("the JSON Schema refers to '" + target
                        + "', which is not in it; put the definition under $defs and refer to #/$defs/NAME");
            }
        }
    }

    /**
     * Loads the classes that the first schema needs, which takes half a second; at the start this can run in parallel
     * with other work.
     */
    public static void prepare() {
        new ToolSchema(JsonNodeFactory.instance.objectNode().put("type", "object"));
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
