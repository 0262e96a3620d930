package dev.luna.mcp.protocol;

import com.fasterxml.jackson.databind.JsonNode;
import dev.luna.mcp.jsonrpc.JsonRpcMessage;
import dev.luna.mcp.resource.Resource;
import dev.luna.mcp.tool.ToolRegistry;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.apache.camel.Body;
import org.apache.camel.ExchangeProperty;

/**
 * {@code resources/list}, {@code resources/templates/list} and {@code resources/read}. Thread-safe.
 *
 * @see <a href="https://modelcontextprotocol.io/specification/2025-11-25/server/resources">Resources</a>
 */
public final class Resources {

    private final Pages pages;
    private volatile List<Resource> offered = List.of();

    Resources(ToolRegistry routes, Pages pages) {
        this.pages = pages;
        routes.onChange(
                () -> offered = routes.tools().stream().map(Resource::of).toList());
    }

    /** The result of {@code resources/list}, in declaration order. */
    public Map<String, Object> list(@Body JsonNode params) {
        return page("resources", "uri", resource -> !resource.isTemplate(), params);
    }

    /** The result of {@code resources/templates/list}, in declaration order. */
    public Map<String, Object> templates(@Body JsonNode params) {
        return page("resourceTemplates", "uriTemplate", Resource::isTemplate, params);
    }

    private Map<String, Object> page(String member, String uriMember, Predicate<Resource> listed, JsonNode params) {
        return pages.page(
                member,
                offered.stream().filter(listed).toList(),
                resource -> resource.route().name(),
                resource -> describe(resource, uriMember),
                params);
    }

    private static Map<String, Object> describe(Resource resource, String uriMember) {
        Map<String, Object> described = new LinkedHashMap<>();
        described.put(uriMember, resource.uri().toString());
        described.put("name", resource.route().name());
        if (resource.route().title() != null) {
            described.put("title", resource.route().title());
        }
        described.put("description", resource.route().description());
        described.put("mimeType", resource.mimeType());
        return described;
    }

    /**
     * The endpoint of the resource that is read.
     *
     * @throws InvalidParamsException if no URI is given or nothing is found there
     */
    public String recipient(@Body JsonNode params) {
        return "ai-resource:" + find(params).route().name();
    }

    /** What is variable in the URI, by name. */
    public Map<String, String> arguments(@Body JsonNode params) {
        return find(params).match(uri(params)).orElseThrow();
    }

    /** What the resource's route answered, as the protocol has it. */
    public Map<String, Object> result(@Body Object body, @ExchangeProperty(Call.PROPERTY) Call call) {
        JsonNode params = ((JsonRpcMessage.Request) call.message()).params();
        Resource resource = find(params);
        byte[] bytes = body instanceof byte[] raw ? raw : String.valueOf(body).getBytes(StandardCharsets.UTF_8);
        Map<String, Object> contents = new LinkedHashMap<>();
        contents.put("uri", uri(params));
        contents.put("mimeType", resource.mimeType());
        if (resource.isText()) {
            contents.put("text", new String(bytes, StandardCharsets.UTF_8));
        } else {
            contents.put("blob", Base64.getEncoder().encodeToString(bytes));
        }
        return Map.of("contents", List.of(contents));
    }

    /** Whether something can be read at a URI. */
    public boolean isServed(String uri) {
        return offered.stream().anyMatch(resource -> resource.match(uri).isPresent());
    }

    private Resource find(JsonNode params) {
        String uri = uri(params);
        return offered.stream()
                .filter(resource -> resource.match(uri).isPresent())
                .findFirst()
                .orElseThrow(() -> unknown(uri));
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
