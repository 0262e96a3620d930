package dev.luna.mcp.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import dev.luna.mcp.openapi.document.Documents;
import dev.luna.mcp.openapi.document.Located;
import dev.luna.mcp.openapi.operation.ApiBody;
import dev.luna.mcp.openapi.operation.ApiBody.Encoding;
import dev.luna.mcp.openapi.operation.ApiParameter;
import dev.luna.mcp.openapi.operation.ApiParameter.Place;
import dev.luna.mcp.outbound.ValueStyle;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Map.Entry;
import java.util.Optional;
import java.util.Set;

/** Takes a body apart into its fields, which become arguments of their own: models fill them in better than one nested body. */
final class BodyFields {

    private static final int DEEPEST = 8;

    private final Documents documents;
    private final ApiBody body;
    private final Map<String, Located> properties = new LinkedHashMap<>();
    private final Set<String> required = new LinkedHashSet<>();

    /** Fields of answers only. */
    private final Set<String> answered = new HashSet<>();

    private BodyFields(Documents documents, ApiBody body) {
        this.documents = documents;
        this.body = body;
    }

    /** The fields; empty if the body is anything but an object of known properties. */
    static Optional<List<ApiParameter>> of(Documents documents, ApiBody body) {
        BodyFields fields = new BodyFields(documents, body);
        boolean known = body.encoding() != Encoding.TEXT
                && body.encoding() != Encoding.BINARY
                && fields.collect(body.schema(), 0)
                && !fields.properties.isEmpty();
        return known ? Optional.of(fields.parameters()) : Optional.empty();
    }

    private boolean collect(Located schema, int depth) {
        Located object = documents.follow(schema);
        JsonNode node = object.node();
        boolean open = node.path("additionalProperties").isObject()
                || node.path("additionalProperties").asBoolean()
                || node.has("patternProperties");
        if (depth > DEEPEST || open || !isObject(node) || !isPlain(node, "anyOf") || !isPlain(node, "oneOf")) {
            return false;
        }
        Located all = object.member("allOf");
        for (int i = 0; i < all.node().size(); i++) {
            if (!collect(all.element(i), depth + 1)) {
                return false;
            }
        }
        Located listed = documents.follow(object.member("properties"));
        for (Entry<String, JsonNode> property : listed.node().properties()) {
            if (SchemaKeywords.isReadOnly(property.getValue())) {
                answered.add(property.getKey());
            } else {
                properties.put(property.getKey(), listed.member(property.getKey()));
            }
        }
        node.path("required").forEach(name -> required.add(name.asText()));
        return true;
    }

    private static boolean isObject(JsonNode node) {
        return node.has("properties")
                || node.has("allOf")
                || node.path("type").asText().equals("object")
                || node.size() == 1 && node.has("required");
    }

    /** True if the alternatives differ in nothing but what is required, which is left to the API. */
    private static boolean isPlain(JsonNode node, String alternatives) {
        return node.path(alternatives).valueStream().allMatch(one -> one.properties().stream()
                .allMatch(member -> member.getKey().equals("required")));
    }

    private List<ApiParameter> parameters() {
        List<ApiParameter> parameters = new ArrayList<>();
        // Required and not declared: a mistake of the document, but the API cannot be called without it.
        required.stream()
                .filter(name -> !answered.contains(name))
                .forEach(name -> properties.putIfAbsent(
                        name, body.schema().member("properties").member(name)));
        properties.forEach((name, schema) -> {
            JsonNode node = documents.follow(schema).node();
            boolean file = body.encoding() == Encoding.MULTIPART && isFile(name, node);
            parameters.add(new ApiParameter(
                    name,
                    file ? Place.FILE : Place.BODY,
                    required.contains(name),
                    style(name, node),
                    false,
                    schema,
                    node.path("description").asText()));
        });
        return parameters;
    }

    private boolean isFile(String name, JsonNode node) {
        JsonNode item = node.path("type").asText().equals("array")
                ? documents
                        .follow(new Located(node.path("items"), body.schema().document(), ""))
                        .node()
                : node;
        return body.files().contains(name)
                || item.path("format").asText().equals("binary")
                || item.has("contentMediaType") && !item.has("contentEncoding");
    }

    private ValueStyle style(String name, JsonNode node) {
        ValueStyle declared = body.styles().get(name);
        if (declared != null) {
            return declared;
        }
        boolean object = node.path("type").asText().equals("object") || node.has("properties");
        return switch (body.encoding()) {
            case FORM -> object ? ValueStyle.PROPERTIES : ValueStyle.REPEATED;
            case MULTIPART -> object ? ValueStyle.JSON : ValueStyle.REPEATED;
            default -> ValueStyle.JSON;
        };
    }
}
