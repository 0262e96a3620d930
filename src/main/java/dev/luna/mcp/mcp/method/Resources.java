package dev.luna.mcp.mcp.method;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.luna.mcp.identity.Permissions;
import dev.luna.mcp.identity.Principal;
import dev.luna.mcp.mcp.request.InvalidParamsException;
import dev.luna.mcp.mcp.request.McpRequest;
import dev.luna.mcp.tool.ToolAccess;
import dev.luna.mcp.tool.ToolRegistry;
import dev.luna.mcp.tool.resource.Resource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.camel.Body;
import org.apache.camel.ExchangeProperty;

/**
 * The resources that are offered: {@code resources/list} and {@code resources/templates/list}. Thread-safe.
 *
 * @see <a href="https://modelcontextprotocol.io/specification/2025-11-25/server/resources">Resources</a>
 */
public final class Resources {

    /** {@code Resource} of MCP's schema, or {@code ResourceTemplate}, which has a template in place of the URI; immutable. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Description(
            String uri, String uriTemplate, String name, String title, String description, String mimeType) {

        static Description of(Resource resource) {
            String uri = resource.uri().toString();
            return new Description(
                    resource.isTemplate() ? null : uri,
                    resource.isTemplate() ? uri : null,
                    resource.name(),
                    resource.route().title(),
                    resource.route().description(),
                    resource.mimeType());
        }
    }

    /** @param variables the arguments of the resource's route */
    record Match(Resource resource, Map<String, String> variables) {}

    /** @param all the resources and templates in declaration order */
    private record Offered(List<Resource> all, List<Resource> resources, List<Resource> templates) {

        static Offered of(List<Resource> all) {
            return new Offered(
                    all,
                    all.stream().filter(resource -> !resource.isTemplate()).toList(),
                    all.stream().filter(Resource::isTemplate).toList());
        }
    }

    private final PagedList<Resource, ListResourcesResult> resources;
    private final PagedList<Resource, ListResourceTemplatesResult> templates;
    private volatile Offered offered = Offered.of(List.of());

    public Resources(ToolRegistry routes, Pages pages, ObjectMapper mapper) {
        resources = pages.of(
                mapper,
                () -> offered.resources(),
                Resource::name,
                Description::of,
                Resources::permits,
                ListResourcesResult::new);
        templates = pages.of(
                mapper,
                () -> offered.templates(),
                Resource::name,
                Description::of,
                Resources::permits,
                ListResourceTemplatesResult::new);
        routes.onChange(() ->
                offered = Offered.of(routes.tools().stream().map(Resource::of).toList()));
    }

    /** The result of {@code resources/list}, in declaration order. */
    public ListResourcesResult list(@Body JsonNode params, @ExchangeProperty(McpRequest.PROPERTY) McpRequest request) {
        return resources.page(params, request.principal().permissions());
    }

    /** The result of {@code resources/templates/list}, in declaration order. */
    public ListResourceTemplatesResult templates(
            @Body JsonNode params, @ExchangeProperty(McpRequest.PROPERTY) McpRequest request) {
        return templates.page(params, request.principal().permissions());
    }

    /** The resource at a URI, with the values of the variables in its template; empty if nothing is served there. */
    Optional<Match> find(String uri) {
        for (Resource resource : offered.all()) {
            Optional<Map<String, String>> variables = resource.match(uri);
            if (variables.isPresent()) {
                return Optional.of(new Match(resource, variables.get()));
            }
        }
        return Optional.empty();
    }

    private static boolean permits(Permissions permissions, Resource resource) {
        return ToolAccess.permits(permissions, resource.route());
    }

    /** True if a principal can read something at a URI. */
    public boolean isServed(String uri, Principal principal) {
        return find(uri)
                .filter(found -> permits(principal.permissions(), found.resource()))
                .isPresent();
    }

    /**
     * Does nothing if a principal can read something at a URI.
     *
     * @throws InvalidParamsException if nothing is served there
     * @throws dev.luna.mcp.identity.AccessDeniedException if the principal may not read it
     */
    public void require(String uri, Principal principal) {
        ToolAccess.require(
                principal, find(uri).orElseThrow(() -> unknown(uri)).resource().route());
    }

    /** The refusal of a URI at which there is nothing. */
    public static InvalidParamsException unknown(String uri) {
        return new InvalidParamsException("Unknown resource: " + uri, Map.of("uri", uri));
    }

    /**
     * The URI that a request is about.
     *
     * @throws InvalidParamsException if it names none
     */
    public static String uri(JsonNode params) {
        String uri = params == null ? null : params.path("uri").textValue();
        if (uri == null) {
            throw new InvalidParamsException("The method needs the parameter 'uri', a string.");
        }
        return uri;
    }
}
