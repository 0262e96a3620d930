package dev.luna.mcp.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.luna.mcp.openapi.document.Documents;
import dev.luna.mcp.openapi.operation.ApiBody;
import dev.luna.mcp.openapi.operation.ApiBody.Encoding;
import dev.luna.mcp.openapi.operation.ApiOperation;
import dev.luna.mcp.openapi.operation.ApiParameter;
import dev.luna.mcp.openapi.operation.ApiParameter.Place;
import dev.luna.mcp.openapi.operation.RefusalReason;
import dev.luna.mcp.openapi.operation.RefusedException;
import dev.luna.mcp.outbound.ValueStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map.Entry;
import java.util.Optional;

/**
 * The arguments of a tool. Immutable.
 *
 * @param list all of them, in the order of the document
 * @param whole the one that is the whole body; empty if its fields are arguments, or there is no body
 */
record ToolArguments(List<ToolArgument> list, Optional<ToolArgument> whole) {

    private static final int LONGEST_DESCRIPTION = 200;
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    ToolArguments {
        list = List.copyOf(list);
    }

    /** @throws RefusedException if the body cannot be made of arguments */
    static ToolArguments of(Documents documents, ApiOperation operation, List<ApiParameter> parameters) {
        List<ApiParameter> all = new ArrayList<>(parameters);
        Optional<List<ApiParameter>> fields = operation.body().flatMap(body -> BodyFields.of(documents, body));
        fields.ifPresent(all::addAll);
        boolean hasWhole = operation.body().isPresent() && fields.isEmpty();
        if (hasWhole) {
            all.add(whole(operation.body().get()));
        }
        List<ToolArgument> named = ArgumentNames.of(all);
        return new ToolArguments(named, hasWhole ? Optional.of(named.get(named.size() - 1)) : Optional.empty());
    }

    private static ApiParameter whole(ApiBody body) {
        if (body.encoding() == Encoding.FORM || body.encoding() == Encoding.MULTIPART) {
            throw new RefusedException(RefusalReason.BODY, "its form has no declared fields");
        }
        String description =
                switch (body.encoding()) {
                    case TEXT -> "The body, as " + body.type();
                    case BINARY -> "The body, " + body.type() + " in base64";
                    default -> body.schema().node().path("description").asText("The body");
                };
        return new ApiParameter(
                "body", Place.BODY, body.required(), ValueStyle.JSON, false, body.schema(), description);
    }

    /** Those that are sent at a place. */
    List<ToolArgument> at(Place place) {
        return list.stream()
                .filter(argument -> argument.parameter().place() == place && !isWhole(argument))
                .toList();
    }

    boolean isWhole(ToolArgument argument) {
        return whole.filter(argument::equals).isPresent();
    }

    /** The schema of all arguments. */
    ObjectNode schema(SchemaConverter converter, Optional<ApiBody> body) {
        ObjectNode schema = NODES.objectNode().put("type", "object");
        ObjectNode properties = schema.putObject("properties");
        var required = NODES.arrayNode();
        for (ToolArgument argument : list) {
            properties.set(argument.name(), schema(argument, converter, body));
            if (argument.parameter().required()) {
                required.add(argument.name());
            }
        }
        if (!required.isEmpty()) {
            schema.set("required", required);
        }
        schema.put("additionalProperties", false);
        ObjectNode definitions = converter.definitions();
        if (!definitions.isEmpty()) {
            schema.set("$defs", definitions);
        }
        return schema;
    }

    private ObjectNode schema(ToolArgument argument, SchemaConverter converter, Optional<ApiBody> body) {
        ApiParameter parameter = argument.parameter();
        boolean text = isWhole(argument)
                && body.filter(one -> one.encoding() == Encoding.TEXT || one.encoding() == Encoding.BINARY)
                        .isPresent();
        JsonNode declared = parameter.place() == Place.FILE
                ? file(parameter)
                : text ? NODES.objectNode().put("type", "string") : converter.convert(parameter.schema());
        ObjectNode schema = NODES.objectNode();
        String description = description(parameter);
        for (Entry<String, JsonNode> keyword : declared.properties()) {
            schema.set(keyword.getKey(), keyword.getValue());
        }
        schema.remove("description");
        if (!description.isEmpty()) {
            schema.put("description", description);
        }
        return schema;
    }

    private static ObjectNode file(ApiParameter parameter) {
        ObjectNode file = NODES.objectNode().put("type", "string").put("contentEncoding", "base64");
        boolean list = parameter.schema().node().path("type").asText().equals("array");
        return list ? NODES.objectNode().put("type", "array").set("items", file) : file;
    }

    /** With the default of the API, which is never sent: a change would otherwise set what the caller left out. */
    private static String description(ApiParameter parameter) {
        String text = parameter.description().isBlank()
                ? parameter.schema().node().path("description").asText()
                : parameter.description();
        String line = DescriptionText.begin(text, LONGEST_DESCRIPTION);
        JsonNode value = parameter.schema().node().path("default");
        boolean said = line.toLowerCase(Locale.ROOT).contains("default");
        if (!value.isValueNode()
                || value.isMissingNode()
                || value.isNull()
                || value.asText().isBlank()
                || said) {
            return line;
        }
        String sentence = line.isEmpty() || line.endsWith(".") ? line : line + ".";
        return (sentence + " Default: " + DescriptionText.begin(value.asText(), 40)).strip();
    }
}
