package dev.luna.mcp.tool.resource;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.luna.mcp.tool.AiToolComponent;
import dev.luna.mcp.tool.AiToolEndpoint;
import dev.luna.mcp.tool.ToolOptions;
import java.util.Optional;

/**
 * The {@code ai-resource:} component. A resource is exposed and called like a tool; it is found by its URI, and the
 * variables of the URI are its arguments.
 */
public class AiResourceComponent extends AiToolComponent {

    @Override
    protected AiToolEndpoint newEndpoint(String uri, String name) {
        return new AiResourceEndpoint(uri, this, name);
    }

    @Override
    public Optional<ObjectNode> optionsOfRoutes() {
        return Optional.of(ToolOptions.declare("A resource")
                .text(
                        "resourceUri",
                        "The URI of the resource; with {name} it is a template, and the name is an argument")
                .text(
                        "mimeType",
                        "The media type of the content: text for a textual type (default: text/plain), bytes for any other")
                .required("resourceUri")
                .json());
    }

    @Override
    protected String defaultScope(AiToolEndpoint declared) {
        return READ;
    }
}
