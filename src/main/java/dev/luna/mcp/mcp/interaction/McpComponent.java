package dev.luna.mcp.mcp.interaction;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.luna.mcp.tool.DescribedComponent;
import dev.luna.mcp.tool.PackedOptions;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.camel.Endpoint;
import org.apache.camel.support.DefaultComponent;

/**
 * The {@code mcp:} component: {@code to: mcp:progress}, {@code mcp:log}, {@code mcp:elicit}, {@code mcp:sample},
 * {@code mcp:roots} and {@code mcp:task} speak to the caller of the route they stand in; {@code mcp:updated} tells those who
 * watch a resource.
 */
public class McpComponent extends DefaultComponent implements DescribedComponent {

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

    /** Empty: no route begins with this component. */
    @Override
    public Optional<ObjectNode> optionsOfRoutes() {
        return Optional.empty();
    }

    @Override
    public Map<String, ObjectNode> optionsOfSteps() {
        Map<String, ObjectNode> options = new LinkedHashMap<>();
        for (McpOperation operation : McpOperation.values()) {
            options.put(operation.path(), McpOptions.of(operation));
        }
        return options;
    }
}
