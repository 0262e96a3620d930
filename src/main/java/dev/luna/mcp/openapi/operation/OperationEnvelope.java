package dev.luna.mcp.openapi.operation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.luna.mcp.openapi.document.Documents;
import dev.luna.mcp.openapi.document.Located;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.parser.core.models.ParseOptions;
import io.swagger.v3.parser.core.models.SwaggerParseResult;
import io.swagger.v3.parser.util.OpenAPIDeserializer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Map.Entry;
import java.util.Optional;

/**
 * One operation as a document of its own, for the parser: without references, examples and schemas. The parser so reads nothing that
 * it could fetch or would change, and a mistake in one operation costs no other. Schemas are kept beside it. It belongs to one read.
 */
final class OperationEnvelope {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final List<String> OF_A_PARAMETER =
            List.of("name", "in", "required", "style", "explode", "allowReserved", "description", "deprecated");

    private final Documents documents;
    private final Map<String, Located> schemas = new LinkedHashMap<>();
    private final Map<String, Located> parameters = new LinkedHashMap<>();

    OperationEnvelope(Documents documents) {
        this.documents = documents;
    }

    /**
     * Parses an operation.
     *
     * @param version of OpenAPI
     * @param item its path
     * @throws RefusedException if it is not valid
     */
    Operation parse(String version, OperationKey key, Located item, Located operation) {
        ObjectNode document = NODES.objectNode().put("openapi", version);
        document.putObject("info").put("title", "x").put("version", "x");
        ObjectNode envelope = document.putObject("paths")
                .putObject(key.path())
                .putObject(key.method().toLowerCase(Locale.ROOT));
        collect(item);
        collect(operation);
        var list = envelope.putArray("parameters");
        parameters.values().forEach(parameter -> list.add(parameter(parameter)));
        Located body = documents.follow(operation.member("requestBody"));
        if (body.node().isObject()) {
            envelope.set("requestBody", body(body));
        }
        envelope.set("responses", responses(operation));
        ObjectNode stubs = document.putObject("components").putObject("schemas");
        schemas.keySet().forEach(name -> stubs.putObject(name).put("type", "string"));
        return read(document, key);
    }

    /** The schema that a place in the parsed operation stands for. */
    Located schema(String reference) {
        return schemas.get(reference.substring(reference.lastIndexOf('/') + 1));
    }

    /** A parameter as the document has it. */
    Located parameter(String name, String place) {
        return parameters.get(place + " " + name);
    }

    private Operation read(ObjectNode document, OperationKey key) {
        ParseOptions options = new ParseOptions();
        options.setResolve(false);
        options.setValidateExternalRefs(false);
        options.setValidateInternalRefs(false);
        SwaggerParseResult result = new OpenAPIDeserializer().deserialize(document, null, options);
        PathItem path = Optional.ofNullable(result.getOpenAPI())
                .map(read -> read.getPaths())
                .map(paths -> paths.get(key.path()))
                .orElse(null);
        if (path == null || !result.getMessages().isEmpty()) {
            throw new RefusedException(
                    RefusalReason.MISTAKE,
                    result.getMessages().isEmpty()
                            ? "it cannot be read"
                            : result.getMessages().get(0));
        }
        return path.readOperations().get(0);
    }

    /** Those of the operation replace those of its path. */
    private void collect(Located owner) {
        Located list = owner.member("parameters");
        for (int i = 0; i < list.node().size(); i++) {
            Located parameter = documents.follow(list.element(i));
            parameters.put(
                    parameter.node().path("in").asText() + " "
                            + parameter.node().path("name").asText(),
                    parameter);
        }
    }

    private ObjectNode parameter(Located parameter) {
        ObjectNode kept = NODES.objectNode();
        OF_A_PARAMETER.stream()
                .filter(parameter.node()::has)
                .forEach(name -> kept.set(name, parameter.node().get(name)));
        if (parameter.node().has("content")) {
            kept.set("content", content(parameter.member("content"), null));
        } else {
            kept.set("schema", kept(parameter.member("schema")));
        }
        return kept;
    }

    private ObjectNode body(Located body) {
        Located content = body.member("content");
        ObjectNode kept = NODES.objectNode();
        kept.set(
                "required",
                body.node().path("required").isBoolean() ? body.node().get("required") : NODES.booleanNode(false));
        List<String> types =
                content.node().properties().stream().map(Entry::getKey).toList();
        String best = BodyType.best(types)
                .orElseThrow(() -> new RefusedException(RefusalReason.BODY, "its body has no media type"));
        kept.set("content", content(content, best));
        return kept;
    }

    /** @param only the one to keep; null for all */
    private ObjectNode content(Located content, String only) {
        ObjectNode kept = NODES.objectNode();
        for (Entry<String, JsonNode> type : content.node().properties()) {
            if (only == null || only.equals(type.getKey())) {
                ObjectNode media = kept.putObject(type.getKey());
                Located declared = content.member(type.getKey());
                media.set("schema", kept(declared.member("schema")));
                if (declared.node().has("encoding")) {
                    media.set("encoding", encodings(declared.node().get("encoding")));
                }
            }
        }
        return kept;
    }

    private static ObjectNode encodings(JsonNode declared) {
        ObjectNode kept = NODES.objectNode();
        declared.properties().forEach(field -> {
            ObjectNode encoding = kept.putObject(field.getKey());
            List.of("contentType", "style", "explode").stream()
                    .filter(field.getValue()::has)
                    .forEach(name -> encoding.set(name, field.getValue().get(name)));
        });
        return kept;
    }

    private ObjectNode responses(Located operation) {
        ObjectNode kept = NODES.objectNode();
        Located responses = operation.member("responses");
        for (Entry<String, JsonNode> status : responses.node().properties()) {
            if (!status.getKey().startsWith("x-")) {
                Located response = documents.follow(responses.member(status.getKey()));
                ObjectNode one = kept.putObject(status.getKey()).put("description", "x");
                ObjectNode content = one.putObject("content");
                response.node().path("content").fieldNames().forEachRemaining(content::putObject);
            }
        }
        if (kept.isEmpty()) {
            kept.putObject("default").put("description", "x");
        }
        return kept;
    }

    private ObjectNode kept(Located schema) {
        String name = "s" + schemas.size();
        schemas.put(name, schema);
        return NODES.objectNode().put("$ref", "#/components/schemas/" + name);
    }
}
