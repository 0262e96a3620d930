package dev.luna.mcp.tool;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.networknt.schema.Error;
import com.networknt.schema.Schema;
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

    /** @throws InvalidToolException if it is no valid schema */
    ToolSchema(JsonNode json) {
        this.json = json;
        try {
            this.compiled = REGISTRY.getSchema(json);
            this.compiled.validate(JsonNodeFactory.instance.objectNode());
        } catch (RuntimeException e) {
            throw new InvalidToolException("the JSON Schema is not valid: " + e.getMessage(), e);
        }
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
