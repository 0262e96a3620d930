package dev.luna.mcp.it.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.luna.mcp.testkit.ReceivedRequest;
import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map.Entry;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A mock's knowledge of an API: checks requests against its description, and has the answers of it. Reads the JSON by itself. */
final class DescribedRequests {

    private static final SchemaRegistry SCHEMAS = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

    /** An operation with its template of a path. */
    record Operation(String method, String path, JsonNode json) {}

    private final JsonNode document;

    private DescribedRequests(JsonNode document) {
        this.document = document;
    }

    static DescribedRequests of(Path file) throws IOException {
        JsonNode document = new ObjectMapper().readTree(Files.readString(file));
        document.findParents("nullable").forEach(schema -> {
            if (schema.path("nullable").asBoolean() && schema.path("type").isTextual()) {
                String type = schema.get("type").textValue();
                ((ObjectNode) schema).putArray("type").add(type).add("null");
            }
        });
        return new DescribedRequests(document);
    }

    Operation operation(String id) {
        return document.path("paths")
                .propertyStream()
                .flatMap(path -> path.getValue()
                        .propertyStream()
                        .map(method -> new Operation(method.getKey().toUpperCase(), path.getKey(), method.getValue())))
                .filter(operation ->
                        operation.json().path("operationId").asText().equals(id))
                .findFirst()
                .orElseThrow();
    }

    /** Status and JSON of the first success; the JSON is empty if there is none. */
    static Entry<Integer, String> answer(Operation operation) {
        Entry<String, JsonNode> response =
                operation.json().path("responses").properties().iterator().next();
        JsonNode example = response.getValue().at("/content/application~1json/example");
        return java.util.Map.entry(
                Integer.valueOf(response.getKey()), example.isMissingNode() ? "" : example.toString());
    }

    /** What of a request is not as the description says. */
    List<String> problems(Operation operation, ReceivedRequest request) {
        List<String> problems = new ArrayList<>();
        String[] line = request.line().split(" ", 2);
        URI uri = URI.create(line[1]);
        if (!line[0].equals(operation.method())) {
            problems.add("method " + line[0]);
        }
        List<JsonNode> parameters = parameters(operation);
        if (!Pattern.compile(template(operation.path(), parameters))
                .matcher(uri.getRawPath())
                .matches()) {
            problems.add("path " + uri.getRawPath());
        }
        query(uri.getRawQuery(), parameters, problems);
        body(operation, request, problems);
        return problems;
    }

    private List<JsonNode> parameters(Operation operation) {
        return operation
                .json()
                .path("parameters")
                .valueStream()
                .map(this::followed)
                .toList();
    }

    private JsonNode followed(JsonNode node) {
        return node.has("$ref") ? document.at(node.get("$ref").asText().substring(1)) : node;
    }

    private static String template(String path, List<JsonNode> parameters) {
        String expression = Pattern.quote(path);
        for (JsonNode parameter : parameters) {
            String part = parameter.path("x-multi-segment").asBoolean() ? ".+" : "[^/]+";
            expression = expression.replace("{" + parameter.path("name").asText() + "}", "\\E" + part + "\\Q");
        }
        return expression;
    }

    private void query(String query, List<JsonNode> parameters, List<String> problems) {
        for (String pair : query == null ? new String[0] : query.split("&")) {
            String[] parts = pair.split("=", 2);
            Optional<JsonNode> declared = parameters.stream()
                    .filter(one -> one.path("in").asText().equals("query")
                            && one.path("name").asText().equals(parts[0]))
                    .findFirst();
            String text = URLDecoder.decode(parts[1], StandardCharsets.UTF_8);
            if (declared.isEmpty()
                    || readings(text).noneMatch(value -> errors(declared.get().path("schema"), value)
                            .isEmpty())) {
                problems.add("query " + pair);
            }
        }
    }

    private static Stream<JsonNode> readings(String text) {
        ObjectMapper mapper = new ObjectMapper();
        JsonNode plain = mapper.valueToTree(text);
        return text.matches("-?\\d+") ? Stream.of(plain, mapper.valueToTree(Long.valueOf(text))) : Stream.of(plain);
    }

    private void body(Operation operation, ReceivedRequest request, List<String> problems) {
        JsonNode schema = operation.json().at("/requestBody/content/application~1json/schema");
        if (schema.isMissingNode()) {
            if (!request.body().isEmpty()) {
                problems.add("body " + request.body());
            }
        } else {
            problems.addAll(errors(schema, request.json()));
        }
    }

    private List<String> errors(JsonNode schema, JsonNode value) {
        ObjectNode whole = followed(schema).deepCopy();
        whole.set("components", document.path("components"));
        return SCHEMAS.getSchema(whole).validate(value).stream()
                .map(Object::toString)
                .toList();
    }

    /** All operations, by their ids. */
    List<String> ids() {
        return Arrays.asList(document.findValuesAsText("operationId").toArray(String[]::new));
    }
}
