package dev.luna.mcp.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The JSON Schema that MCP publishes with one revision, by its definitions. Thread-safe. */
final class ProtocolSchema {

    /** Not a revision: what JSON-RPC 2.0 says, for the dialect in which methods are tools. */
    static final String DIRECT = "direct";

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final SchemaRegistry REGISTRY = SchemaRegistry.withDefaultDialect(
            SpecificationVersion.DRAFT_2020_12, builder -> builder.schemaRegistryConfig(SchemaRegistryConfig.builder()
                            .locale(Locale.ENGLISH)
                            .build())
                    .schemaCacheEnabled(false));
    private static final Map<String, ProtocolSchema> LOADED = new ConcurrentHashMap<>();

    private final ObjectNode document;
    private final String definitions;
    private final Map<String, Schema> compiled = new ConcurrentHashMap<>();

    private ProtocolSchema(ObjectNode document) {
        this.document = document;
        this.definitions = document.has("$defs") ? "$defs" : "definitions";
    }

    /** The one of a revision, such as {@code 2025-11-25}. */
    static ProtocolSchema of(String revision) {
        return LOADED.computeIfAbsent(revision, ProtocolSchema::load);
    }

    private static ProtocolSchema load(String revision) {
        try (InputStream file = ProtocolSchema.class.getResourceAsStream("/mcp/schema-" + revision + ".json")) {
            return new ProtocolSchema((ObjectNode) MAPPER.readTree(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The name of the definition of what a side may send with a method; {@code kind} is a union of them. */
    Optional<String> messageOf(String kind, String method) {
        return Optional.ofNullable(methods(kind).get(method));
    }

    /** The name of the definition of what a request of the client is answered with. */
    Optional<String> resultOf(String method) {
        return messageOf("ClientRequest", method)
                .map(request -> request.replaceFirst("Request$", "Result"))
                .map(result -> defines(result) ? result : "EmptyResult");
    }

    boolean defines(String definition) {
        return definition(definition).isObject();
    }

    /** Validates a value against a definition; the messages are empty if it is valid. */
    List<Error> problems(String definition, JsonNode value) {
        return compiled.computeIfAbsent(definition, this::compile).validate(value);
    }

    private Map<String, String> methods(String kind) {
        Map<String, String> methods = new HashMap<>();
        for (JsonNode member : definition(kind).path("anyOf")) {
            String name = member.path("$ref").asText().replaceFirst(".*/", "");
            methods.put(definition(name).at("/properties/method/const").asText(), name);
        }
        return methods;
    }

    private JsonNode definition(String name) {
        return document.path(definitions).path(name);
    }

    private Schema compile(String definition) {
        ObjectNode schema = document.deepCopy();
        schema.putArray("allOf").addObject().put("$ref", "#/" + definitions + "/" + definition);
        return REGISTRY.getSchema(schema);
    }
}
