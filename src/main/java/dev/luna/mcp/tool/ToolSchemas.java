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
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The compiler of JSON Schemas, 2020-12 unless a schema names another dialect. Remote references are never fetched.
 * Thread-safe.
 */
public final class ToolSchemas {

    private final SchemaRegistry registry = SchemaRegistry.withDefaultDialect(
            SpecificationVersion.DRAFT_2020_12, builder -> builder.schemaRegistryConfig(SchemaRegistryConfig.builder()
                            .locale(Locale.ENGLISH)
                            .formatAssertionsEnabled(true)
                            .regularExpressionFactory(BoundedPattern::new)
                            .build())
                    .schemaCacheEnabled(false));

    /** The schemas that schemas are validated against, by dialect: to compile one takes longer than to compile a tool's own. */
    private final Map<String, Schema> metaSchemas = new ConcurrentHashMap<>();

    /**
     * Compiles a first schema, which takes half a second for the classes and the meta-schema; at the start this can run in
     * parallel with other work.
     */
    public void prepare() {
        compile(JsonNodeFactory.instance.objectNode().put("type", "object"));
    }

    /** @throws InvalidToolException if the schema is not valid, or refers to another document */
    ToolSchema compile(JsonNode json) {
        checkReferences(json);
        try {
            List<Error> errors = metaSchema(
                            json.path("$schema").asText(SpecificationVersion.DRAFT_2020_12.getDialectId()))
                    .validate(json);
            if (!errors.isEmpty()) {
                throw new InvalidToolException(
                        "the JSON Schema is not valid at " + errors.get(0).getInstanceLocation() + ": "
                                + errors.get(0).getMessage());
            }
            return new ToolSchema(json, registry::getSchema);
        } catch (SchemaException e) {
            throw new InvalidToolException("the JSON Schema is not valid: " + e.getMessage(), e);
        }
    }

    private Schema metaSchema(String dialect) {
        return metaSchemas.computeIfAbsent(dialect, uri -> registry.getSchema(SchemaLocation.of(uri)));
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
}
