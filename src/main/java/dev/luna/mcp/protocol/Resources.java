package dev.luna.mcp.protocol;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.luna.mcp.jsonrpc.JsonRpcMessage;
import dev.luna.mcp.resource.Resource;
import dev.luna.mcp.tool.ToolException;
import dev.luna.mcp.tool.ToolRegistry;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangeProperty;

/**
 * {@code resources/list}, {@code resources/templates/list} and {@code resources/read}. Thread-safe.
 *
 * @see <a href="https://modelcontextprotocol.io/specification/2025-11-25/server/resources">Resources</a>
 */
public final class Resources {

    private static final String FOUND = "resource";

    private final Pages pages;
    private final ObjectMapper mapper;
    private volatile List<Resource> offered = List.of();

    Resources(ToolRegistry routes, Pages pages, ObjectMapper mapper) {
        this.pages = pages;
        this.mapper = mapper;
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
     * Has the resource read, with what is variable in the URI as arguments.
     *
     * @throws InvalidParamsException if no URI is given or nothing is found there
     */
    public void address(@Body JsonNode params, Exchange exchange) {
        String uri = uri(params);
        for (Resource resource : offered) {
            Optional<Map<String, String>> variables = resource.match(uri);
            if (variables.isPresent()) {
                // It may be gone from the list before its route has answered.
                exchange.setProperty(FOUND, resource);
                Recipient.set(exchange, "ai-resource:" + resource.route().name(), variables.get());
                return;
            }
        }
        throw unknown(uri);
    }

    /**
     * What the resource's route answered, as the protocol has it; what is neither a text nor bytes is JSON.
     *
     * @throws ToolException if it cannot be written so
     */
    public Map<String, Object> result(
            @Body Object body, @ExchangeProperty(Call.PROPERTY) Call call, @ExchangeProperty(FOUND) Resource resource) {
        byte[] bytes = bytes(body);
        Map<String, Object> contents = new LinkedHashMap<>();
        contents.put("uri", uri(((JsonRpcMessage.Request) call.message()).params()));
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

    private byte[] bytes(Object body) {
        if (body == null) {
            return new byte[0];
        }
        if (body instanceof byte[] bytes) {
            return bytes;
        }
        try {
            return body instanceof String text ? text.getBytes(StandardCharsets.UTF_8) : mapper.writeValueAsBytes(body);
        } catch (JsonProcessingException e) {
            throw new ToolException("The resource's content cannot be written as JSON.", e);
        }
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
