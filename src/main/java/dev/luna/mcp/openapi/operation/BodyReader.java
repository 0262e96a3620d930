package dev.luna.mcp.openapi.operation;

import com.fasterxml.jackson.databind.JsonNode;
import dev.luna.mcp.openapi.document.Documents;
import dev.luna.mcp.openapi.document.Located;
import dev.luna.mcp.openapi.operation.ApiBody.Encoding;
import dev.luna.mcp.openapi.operation.ApiParameter.Place;
import dev.luna.mcp.outbound.ValueStyle;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.MediaType;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Map.Entry;
import java.util.Optional;
import java.util.Set;

/** Reads the body of an operation. Immutable. */
record BodyReader(Documents documents, OperationEnvelope envelope) {

    /** @throws RefusedException if the body has a form that cannot be sent */
    Optional<ApiBody> read(Operation operation) {
        if (operation.getRequestBody() == null || operation.getRequestBody().getContent() == null) {
            return Optional.empty();
        }
        Entry<String, MediaType> content =
                operation.getRequestBody().getContent().entrySet().iterator().next();
        String type = BodyType.plain(content.getKey());
        Map<String, ValueStyle> styles = new HashMap<>();
        Set<String> files = new HashSet<>();
        Located schema = envelope.schema(content.getValue().getSchema().get$ref());
        if (isFormWithoutFields(type, schema)) {
            return Optional.empty();
        }
        if (content.getValue().getEncoding() != null) {
            content.getValue().getEncoding().forEach((field, encoding) -> {
                if (encoding.getStyle() != null) {
                    styles.put(
                            field,
                            style(encoding.getStyle().toString(), encoding.getExplode(), isObject(schema, field)));
                }
                if (encoding.getContentType() != null && isFile(encoding.getContentType())) {
                    files.add(field);
                }
            });
        }
        return Optional.of(new ApiBody(
                type,
                BodyType.encoding(type),
                Boolean.TRUE.equals(operation.getRequestBody().getRequired()),
                schema,
                styles,
                files));
    }

    /** True for what some descriptions declare where nothing is sent. */
    private boolean isFormWithoutFields(String type, Located schema) {
        Encoding encoding = BodyType.encoding(type);
        JsonNode form = documents.follow(schema).node();
        return (encoding == Encoding.FORM || encoding == Encoding.MULTIPART)
                && form.path("properties").isEmpty()
                && form.path("additionalProperties").isBoolean()
                && !form.path("additionalProperties").asBoolean()
                && !form.has("allOf");
    }

    private static ValueStyle style(String style, Boolean explode, boolean object) {
        return switch (style) {
            case "deepObject" -> ValueStyle.DEEP;
            case "spaceDelimited" -> ValueStyle.SPACE;
            case "pipeDelimited" -> ValueStyle.PIPE;
            default -> StyleRules.of(Place.BODY, !Boolean.FALSE.equals(explode), object);
        };
    }

    private boolean isObject(Located schema, String field) {
        Located property = documents.follow(schema).member("properties").member(field);
        return documents.follow(property).node().path("type").asText().equals("object");
    }

    private static boolean isFile(String contentType) {
        Encoding encoding = BodyType.encoding(BodyType.plain(contentType.split(",", 2)[0]));
        return encoding == Encoding.BINARY;
    }
}
