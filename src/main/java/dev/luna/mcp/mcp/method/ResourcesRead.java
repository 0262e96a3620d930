package dev.luna.mcp.mcp.method;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.luna.mcp.mcp.client.ClientContexts;
import dev.luna.mcp.mcp.jsonrpc.McpResult;
import dev.luna.mcp.mcp.request.McpRequest;
import dev.luna.mcp.tool.ToolException;
import dev.luna.mcp.tool.ToolInvoker;
import dev.luna.mcp.tool.resource.Resource;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.apache.camel.Exchange;

/**
 * {@code resources/read}: calls the route of the resource at the request's URI, with what is variable in the URI as arguments.
 * Thread-safe.
 *
 * @see <a href="https://modelcontextprotocol.io/specification/2025-11-25/server/resources#reading-resources">Reading
 *     resources</a>
 */
public final class ResourcesRead extends RoutedMethod {

    private final Resources resources;
    private final ToolInvoker routes;
    private final ObjectMapper mapper;

    public ResourcesRead(Resources resources, ToolInvoker routes, ObjectMapper mapper, ClientContexts clients) {
        super(clients);
        this.resources = resources;
        this.routes = routes;
        this.mapper = mapper;
    }

    @Override
    McpResult failed(ToolException failure, Exchange exchange) {
        throw PromptAndResourceErrors.of(failure);
    }

    @Override
    Target target(Exchange exchange) {
        McpRequest request = McpRequest.of(exchange);
        String uri = Resources.uri(request.params());
        Resources.Match found = resources.find(uri).orElseThrow(() -> Resources.unknown(uri));
        return new Target(
                routes,
                found.resource().route().name(),
                found.variables(),
                answer -> new ReadResourceResult(List.of(contents(uri, found.resource(), answer.getBody()))));
    }

    private ReadResourceResult.Contents contents(String uri, Resource resource, Object body) {
        byte[] bytes = bytes(body);
        return resource.isText()
                ? new ReadResourceResult.Contents(
                        uri, resource.mimeType(), new String(bytes, StandardCharsets.UTF_8), null)
                : new ReadResourceResult.Contents(
                        uri, resource.mimeType(), null, Base64.getEncoder().encodeToString(bytes));
    }

    /** Text and bytes as they are; anything else as JSON. */
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
}
