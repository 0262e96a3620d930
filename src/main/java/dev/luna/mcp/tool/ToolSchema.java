package dev.luna.mcp.tool;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaException;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import java.util.List;
import java.util.Locale;

/**
 * A JSON Schema (2020-12 unless it says otherwise) as it was declared, and compiled for validating. Remote references
 * are never fetched. Immutable and thread-safe.
 */
public final class ToolSchema {

    private static final SchemaRegistry REGISTRY = SchemaRegistry.withDefaultDialect(
            SpecificationVersion.DRAFT_2020_12, builder -> builder.schemaRegistryConfig(SchemaRegistryConfig.builder()
                            .locale(Locale.ENGLISH)
                            .formatAssertionsEnabled(true)
                            .build())
                    .schemaCacheEnabled(false));

    private final JsonNode json;
    private final Schema compiled;

    /** @throws InvalidToolException if it is no valid schema, or refers to another document */
    ToolSchema(JsonNode json) {
        checkReferences(json);
        this.json = json;
        try {
            List<Error> errors = REGISTRY.getSchema(SchemaLocation.of(
                            json.path("$schema").asText(SpecificationVersion.DRAFT_2020_12.getDialectId())))
                    .validate(json);
            if (!errors.isEmpty()) {
                throw new InvalidToolException(
                        "the JSON Schema is not valid at " + errors.get(0).getInstanceLocation() + ": "
                                + errors.get(0).getMessage());
            }
            this.compiled = REGISTRY.getSchema(json);
        } catch (SchemaException e) {
            throw new InvalidToolException("the JSON Schema is not valid: " + e.getMessage(), e);
        }
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

    /** Loads what the first schema would wait for, half a second of it; a start may do so beside other work. */
    public static void prepare() {
        new ToolSchema(JsonNodeFactory.instance.objectNode().put("type", "object"));
    }

    /** The schema as declared; not to be changed. */
    public JsonNode json() {
        return json;
    }

    /** Everything that is wrong with the value; empty if it is valid. */
    List<Error> validate(JsonNode value) {
        return compiled.validate(value);
    }
}
