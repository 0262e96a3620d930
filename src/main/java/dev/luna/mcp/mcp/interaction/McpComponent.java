package dev.luna.mcp.mcp.interaction;

import dev.luna.mcp.tool.PackedOptions;
import java.util.Map;
import org.apache.camel.Endpoint;
import org.apache.camel.support.DefaultComponent;

/**
 * The {@code mcp:} component: {@code to: mcp:progress}, {@code mcp:log}, {@code mcp:elicit}, {@code mcp:sample},
 * {@code mcp:roots} and {@code mcp:task} speak to the caller of the route they stand in; {@code mcp:updated} tells those who
 * watch a resource.
 */
public class McpComponent extends DefaultComponent {

    @Override
    protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters) throws Exception {
        PackedOptions.unpack(getCamelContext(), parameters);
        McpEndpoint endpoint = new McpEndpoint(uri, this, McpOperation.of(remaining));
        PackedOptions.take(parameters, "message", endpoint::setMessage);
        PackedOptions.takeSchema(parameters, "schema", endpoint::setSchema);
        PackedOptions.take(parameters, "systemPrompt", endpoint::setSystemPrompt);
        setProperties(endpoint, parameters);
        return endpoint;
    }
}
