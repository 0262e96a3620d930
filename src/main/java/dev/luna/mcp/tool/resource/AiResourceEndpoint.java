package dev.luna.mcp.tool.resource;

import dev.luna.mcp.tool.AiToolEndpoint;
import dev.luna.mcp.tool.InvalidToolException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.camel.Category;
import org.apache.camel.spi.Metadata;
import org.apache.camel.spi.UriEndpoint;
import org.apache.camel.spi.UriParam;

/** Exposes a route as a resource. Supports the options of Camel's own {@code ai-resource:} and those of a tool. */
@UriEndpoint(
        firstVersion = "0.1.0",
        scheme = "ai-resource",
        title = "AI Resource",
        syntax = "ai-resource:toolName",
        category = Category.AI)
public class AiResourceEndpoint extends AiToolEndpoint {

    @UriParam
    @Metadata(required = true)
    private String resourceUri;

    @UriParam(defaultValue = "text/plain")
    private String mimeType = "text/plain";

    AiResourceEndpoint(String uri, AiResourceComponent component, String name) {
        super(uri, component, name);
    }

    @Override
    protected Map<String, String> metadata() {
        if (resourceUri == null) {
            throw new InvalidToolException(
                    "the option resourceUri is missing; add, for example, resourceUri: notes://today");
        }
        return Map.of(Resource.URI, resourceUri, Resource.MIME_TYPE, mimeType);
    }

    /** The variables of the URI, unless the route declares them itself. */
    @Override
    public Map<String, String> getParameters() {
        if (!super.getParameters().isEmpty() || resourceUri == null) {
            return super.getParameters();
        }
        Map<String, String> variables = new LinkedHashMap<>();
        for (String name : new ResourceUriTemplate(resourceUri).variables()) {
            variables.put(name, "string");
            variables.put(name + ".required", "true");
        }
        return variables;
    }

    public String getResourceUri() {
        return resourceUri;
    }

    /** The URI of the resource; with {@code {name}} it is a template, and the name is an argument. */
    public void setResourceUri(String resourceUri) {
        this.resourceUri = resourceUri;
    }

    public String getMimeType() {
        return mimeType;
    }

    /** The media type of the content: text for a textual type, bytes for any other. */
    public void setMimeType(String mimeType) {
        this.mimeType = mimeType;
    }
}
