package dev.luna.mcp.tool.resource;

import dev.luna.mcp.tool.AiToolComponent;
import dev.luna.mcp.tool.AiToolEndpoint;

/**
 * The {@code ai-resource:} component. A resource is exposed and called like a tool; it is found by its URI, and the
 * variables of the URI are its arguments.
 */
public class AiResourceComponent extends AiToolComponent {

    @Override
    protected AiToolEndpoint newEndpoint(String uri, String name) {
        return new AiResourceEndpoint(uri, this, name);
    }
}
