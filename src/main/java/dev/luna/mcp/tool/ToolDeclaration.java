package dev.luna.mcp.tool;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.camel.support.ResourceHelper;

/** Converts the declaration of an endpoint to a {@link Tool}; rejects a declaration that could not be called. */
final class ToolDeclaration {

    private static final Pattern NAME = Pattern.compile(ToolOptions.NAME);

    private final AiToolEndpoint endpoint;

    ToolDeclaration(AiToolEndpoint endpoint) {
        this.endpoint = endpoint;
    }

    /** @throws InvalidToolException if the declaration is not valid; the message names the problem */
    Tool read() {
        String name = endpoint.getToolName();
        if (!NAME.matcher(name).matches()) {
            throw new InvalidToolException(
                    "a tool's name must be 1 to 128 letters, digits, '_', '-' or '.', not '" + name + "'");
        }
        if (endpoint.getComponent().reservedNames().contains(name)) {
            throw new InvalidToolException("'" + name + "' is a method of the protocol; give the tool another name");
        }
        if (endpoint.getTimeout().isNegative() || endpoint.getTimeout().isZero()) {
            throw new InvalidToolException("timeout must be positive, such as 30s, got "
                    + endpoint.getTimeout().toMillis() + " ms");
        }
        Tool declared = new Tool(
                name,
                endpoint.getTitle(),
                endpoint.getDescription() == null ? name : endpoint.getDescription(),
                tags(),
                arguments(),
                output(),
                new ToolHints(
                        endpoint.getReadOnlyHint(),
                        endpoint.getDestructiveHint(),
                        endpoint.getIdempotentHint(),
                        endpoint.getOpenWorldHint(),
                        endpoint.getReturnDirect()),
                endpoint.getTimeout(),
                TaskSupport.of(endpoint.getTask()),
                scopes(),
                endpoint.metadata());
        return endpoint.getComponent()
                .scopeRules()
                .of(declared)
                .map(declared::withScopes)
                .orElse(declared);
    }

    private Set<String> scopes() {
        return endpoint.getScopes() == null
                ? Set.of(endpoint.getComponent().defaultScope(endpoint))
                : ScopeRules.words(endpoint.getScopes());
    }

    private List<String> tags() {
        List<String> tags = Arrays.stream((endpoint.getTags() == null ? "" : endpoint.getTags()).split(","))
                .map(String::trim)
                .filter(tag -> !tag.isEmpty())
                .toList();
        if (tags.isEmpty()) {
            throw new InvalidToolException("'" + endpoint.getToolName()
                    + "' has no tags, and a route without tags is not exposed; add, for example, tags: mine");
        }
        return tags;
    }

    private ArgumentSchema arguments() {
        JsonNode schema = schema("argSchema", endpoint.getArgSchema(), "parameter", endpoint.getParameters());
        if (!(schema instanceof ObjectNode object)) {
            throw new InvalidToolException("argSchema must be a JSON object");
        }
        return new ArgumentSchema(
                object,
                endpoint.getComponent().ignored(),
                endpoint.getComponent().schemas());
    }

    private ToolSchema output() {
        if (endpoint.getOutputSchema() == null && endpoint.getOutputParameters().isEmpty()) {
            return null;
        }
        return endpoint.getComponent()
                .schemas()
                .compile(schema(
                        "outputSchema", endpoint.getOutputSchema(), "outputParameter", endpoint.getOutputParameters()));
    }

    private JsonNode schema(String option, String schema, String flatOption, Map<String, String> flat) {
        if (schema == null) {
            return Parameters.schema(flat);
        }
        if (!flat.isEmpty()) {
            throw new InvalidToolException(option + " and " + flatOption + ".* exclude each other; use one of them");
        }
        try {
            return mapper().readTree(schema.stripLeading().startsWith("{") ? schema : load(schema));
        } catch (JsonProcessingException e) {
            throw new InvalidToolException(option + " is not JSON: " + e.getOriginalMessage(), e);
        } catch (IOException e) {
            throw new InvalidToolException(option + " names '" + schema + "', which cannot be read", e);
        }
    }

    private String load(String location) throws IOException {
        String uri = location.startsWith("resource:") ? location.substring("resource:".length()) : location;
        try (InputStream in = ResourceHelper.resolveMandatoryResourceAsInputStream(endpoint.getCamelContext(), uri)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private ObjectMapper mapper() {
        return endpoint.getComponent().mapper();
    }
}
