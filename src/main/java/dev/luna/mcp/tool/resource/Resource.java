package dev.luna.mcp.tool.resource;

import dev.luna.mcp.tool.Tool;
import java.util.Map;
import java.util.Optional;

/**
 * A resource, or a template of resources, as clients see it; immutable.
 *
 * @param route the route that reads it
 * @param uri its URI or URI template
 */
public record Resource(Tool route, ResourceUriTemplate uri) {

    static final String URI = "uri";
    static final String MIME_TYPE = "mimeType";

    /** Converts the declaration of a route. */
    public static Resource of(Tool route) {
        return new Resource(route, new ResourceUriTemplate(route.metadata().get(URI)));
    }

    /** The unique name of its route. */
    public String name() {
        return route.name();
    }

    /** The media type of the content. */
    public String mimeType() {
        return route.metadata().get(MIME_TYPE);
    }

    /** Returns true if the route serves more than one URI. */
    public boolean isTemplate() {
        return !uri.variables().isEmpty();
    }

    /** Returns true if the content is text. */
    public boolean isText() {
        return mimeType().startsWith("text/") || mimeType().matches("application/(.*\\+)?(json|xml|yaml|javascript)");
    }

    /** Returns the variables of a URI; empty if the resource does not serve the URI. */
    public Optional<Map<String, String>> match(String asked) {
        return uri.match(asked);
    }
}
