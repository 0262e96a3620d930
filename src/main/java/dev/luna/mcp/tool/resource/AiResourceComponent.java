package dev.luna.mcp.tool.resource;

import dev.luna.mcp.tool.AiToolComponent;
import dev.luna.mcp.tool.AiToolEndpoint;

/**
 * The {@code ai-resource:} component. A resource is offered and called as a tool is; it is found by its URI, and what is
 * variable in that is its arguments.
 */
public class AiResourceComponent extends AiToolComponent {

    @Override
    protected AiToolEndpoint newEndpoint(String uri, String name) {
        return new AiResourceEndpoint(uri, this, name);
    }
}
