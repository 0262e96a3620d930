package dev.luna.mcp.tool.check;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.luna.mcp.tool.NearestWord;
import dev.luna.mcp.tool.check.YamlElement.Field;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.camel.util.StringHelper;

/** The words that Camel's YAML DSL allows in each place, from its schema. Values are validated by Camel. Immutable. */
public final class RouteSchema {

    private static final String SCHEMA = "/schema/camelYamlDsl.json";

    private static final String ON_EXCEPTION = "onException";

    private final JsonNode schema;

    private RouteSchema(JsonNode schema) {
        this.schema = schema;
    }

    /** Loads the schema of the Camel version on the class path; slow. */
    static RouteSchema load() {
        return new RouteSchema(read());
    }

    /** Reads the JSON Schema of Camel's YAML DSL, of the Camel version on the class path; slow. */
    public static JsonNode read() {
        try (InputStream in = RouteSchema.class.getResourceAsStream(SCHEMA)) {
            JsonNode schema = new ObjectMapper().readTree(in);
            // Camel loads it as a step of a route, too.
            schema.withObject("/items/definitions/org.apache.camel.model.ProcessorDefinition/properties")
                    .set(ON_EXCEPTION, schema.at("/items/properties/" + ON_EXCEPTION));
            return schema;
        } catch (IOException e) {
            throw new IllegalStateException("Camel's YAML DSL has no schema at " + SCHEMA, e);
        }
    }

    /** Finds words that Camel does not know in their place. */
    List<Problem> check(YamlElement routes) {
        List<Problem> problems = new ArrayList<>();
        check(routes, schema, problems);
        return problems;
    }

    private void check(YamlElement element, JsonNode type, List<Problem> problems) {
        List<JsonNode> alternatives = alternatives(type).toList();
        element.items().forEach(item -> alternatives.stream()
                .filter(alternative -> alternative.has("items"))
                .forEach(alternative -> check(item, alternative.get("items"), problems)));
        Map<String, JsonNode> known = new LinkedHashMap<>();
        alternatives.forEach(alternative ->
                alternative.path("properties").properties().forEach(p -> known.putIfAbsent(p.getKey(), p.getValue())));
        boolean closed = alternatives.stream()
                .anyMatch(
                        alternative -> alternative.path("additionalProperties").isBoolean()
                                && !alternative.path("additionalProperties").asBoolean());
        if (closed) {
            element.fields().forEach(field -> check(field, known, problems));
        }
    }

    private void check(Field field, Map<String, JsonNode> known, List<Problem> problems) {
        Optional.ofNullable(known.get(StringHelper.dashToCamelCase(field.name())))
                .ifPresentOrElse(
                        type -> check(field.value(), type, problems),
                        () -> problems.add(new Problem(field.line(), unknown(field.name(), known.keySet()))));
    }

    private static String unknown(String word, Set<String> known) {
        return word.equals("steps") && known.contains("from")
                ? "steps: belongs into from:, indented like uri:"
                : NearestWord.unknown(word, word, known);
    }

    /** A type and its alternatives. */
    private Stream<JsonNode> alternatives(JsonNode type) {
        if (type.has("$ref")) {
            return alternatives(schema.at(type.get("$ref").asText().substring(1)));
        }
        return Stream.concat(
                Stream.of(type),
                Stream.of("anyOf", "oneOf", "allOf")
                        .flatMap(word -> type.path(word).valueStream())
                        .flatMap(this::alternatives));
    }
}
