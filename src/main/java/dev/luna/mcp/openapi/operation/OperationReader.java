package dev.luna.mcp.openapi.operation;

import com.fasterxml.jackson.databind.JsonNode;
import dev.luna.mcp.openapi.document.DocumentException;
import dev.luna.mcp.openapi.document.Documents;
import dev.luna.mcp.openapi.document.Located;
import dev.luna.mcp.openapi.operation.ApiParameter.Place;
import dev.luna.mcp.outbound.ValueStyle;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Map.Entry;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Reads operations, each by itself. Not thread-safe. */
public final class OperationReader {

    private static final Set<String> METHODS = Set.of("GET", "POST", "PUT", "PATCH", "DELETE");

    private final Documents documents;
    private final Located root;
    private final String version;
    private final Optional<String> server;

    /**
     * @param server the base of all URLs in place of those in the document
     * @throws RefusedException if it is no such address
     */
    public OperationReader(Documents documents, Located root, Optional<String> server) {
        this.documents = documents;
        this.root = root;
        this.version = root.node().path("openapi").asText();
        this.server = server.map(ServerAddress::checked);
    }

    /**
     * Reads one.
     *
     * @throws RefusedException if no tool can be made of it
     */
    public ApiOperation read(OperationKey key) {
        try {
            Located item = documents.follow(root.member("paths").member(key.path()));
            if (!METHODS.contains(key.method())) {
                throw new RefusedException(RefusalReason.METHOD, "it is called with " + key.method());
            }
            // OpenAPI has no references of whole operations, but several large descriptions have them.
            Located operation = documents.follow(item.member(key.method().toLowerCase(Locale.ROOT)));
            OperationEnvelope envelope = new OperationEnvelope(documents);
            Operation parsed = envelope.parse(version, key, item, operation);
            return new ApiOperation(
                    key,
                    server.orElseGet(() -> ServerAddress.of(operation, item, root)),
                    operation
                            .node()
                            .path("summary")
                            .asText(item.node().path("summary").asText()),
                    operation.node().path("description").asText(),
                    parameters(parsed, envelope),
                    new BodyReader(documents, envelope).read(parsed),
                    answers(parsed),
                    new SecurityChoice(documents, root).of(operation));
        } catch (DocumentException e) {
            throw new RefusedException(RefusalReason.REFERENCE, e.getMessage());
        }
    }

    private List<ApiParameter> parameters(Operation parsed, OperationEnvelope envelope) {
        List<ApiParameter> all = new ArrayList<>();
        for (Parameter parameter : parsed.getParameters() == null ? List.<Parameter>of() : parsed.getParameters()) {
            all.add(parameter(parameter, envelope));
        }
        return all;
    }

    private ApiParameter parameter(Parameter parameter, OperationEnvelope envelope) {
        Located declared = envelope.parameter(parameter.getName(), parameter.getIn());
        Place place = Place.valueOf(parameter.getIn().toUpperCase(Locale.ROOT));
        boolean content = parameter.getContent() != null;
        Located schema = content
                ? declared.member("content").member(onlyJson(parameter)).member("schema")
                : declared.member("schema");
        return new ApiParameter(
                parameter.getName(),
                place,
                place == Place.PATH || Boolean.TRUE.equals(parameter.getRequired()),
                content ? ValueStyle.JSON : style(parameter, place, isObject(schema)),
                declared.node().path("x-multi-segment").asBoolean(),
                schema,
                declared.node().path("description").asText());
    }

    private static String onlyJson(Parameter parameter) {
        return parameter.getContent().keySet().stream()
                .filter(type -> BodyType.isJson(BodyType.plain(type)))
                .findFirst()
                .orElseThrow(() -> new RefusedException(
                        RefusalReason.PARAMETER,
                        "the parameter '" + parameter.getName() + "' is sent as "
                                + String.join(", ", parameter.getContent().keySet()) + ", which is not supported"));
    }

    private static ValueStyle style(Parameter parameter, Place place, boolean object) {
        boolean explode = Boolean.TRUE.equals(parameter.getExplode());
        String style = parameter.getStyle() == null ? "" : parameter.getStyle().toString();
        return switch (style) {
            case "spaceDelimited" -> ValueStyle.SPACE;
            case "pipeDelimited" -> ValueStyle.PIPE;
            case "deepObject" -> ValueStyle.DEEP;
            case "label", "matrix" ->
                throw new RefusedException(
                        RefusalReason.PARAMETER,
                        "the parameter '" + parameter.getName() + "' has the style " + style
                                + ", which is not supported");
            default -> StyleRules.of(place, explode, object);
        };
    }

    private boolean isObject(Located schema) {
        JsonNode followed = documents.follow(schema).node();
        return followed.path("type").asText().equals("object") || followed.has("properties");
    }

    /** The media types of the first success that has content, or else of what is answered by default. */
    private static List<String> answers(Operation parsed) {
        Map<String, ApiResponse> responses = new TreeMap<>(parsed.getResponses());
        return responses.entrySet().stream()
                .filter(response ->
                        response.getKey().startsWith("2") || !hasSuccess(responses.keySet()) && isDefault(response))
                .map(response -> response.getValue().getContent())
                .filter(content -> content != null && !content.isEmpty())
                .findFirst()
                .map(content -> content.keySet().stream().map(BodyType::plain).toList())
                .orElse(List.of());
    }

    private static boolean hasSuccess(Collection<String> statuses) {
        return statuses.stream().anyMatch(status -> status.startsWith("2"));
    }

    private static boolean isDefault(Entry<String, ApiResponse> response) {
        return response.getKey().equals("default");
    }
}
