package dev.luna.mcp.tool.resource;

import dev.luna.mcp.tool.Tool;
import java.util.Map;
import java.util.Optional;

/**
 * A resource, or a template of many, as its readers see it; immutable.
 *
 * @param route the route that reads it
 * @param uri its URI, or the template of its URIs
 */
public record Resource(Tool route, ResourceUriTemplate uri) {

    static final String URI = "uri";
    static final String MIME_TYPE = "mimeType";

    /** What a route of {@code ai-resource:} declares. */
    public static Resource of(Tool route) {
        return new Resource(route, new ResourceUriTemplate(route.metadata().get(URI)));
    }

    /** What reading it gives. */
    public String mimeType() {
        return route.metadata().get(MIME_TYPE);
    }

    /** Whether one route serves many URIs. */
    public boolean isTemplate() {
        return !uri.variables().isEmpty();
    }

    /** Whether its content is text. */
    public boolean isText() {
        return mimeType().startsWith("text/") || mimeType().matches("application/(.*\\+)?(json|xml|yaml|javascript)");
    }

    /** The variables of a URI that it serves; empty if it does not serve it. */
    public Optional<Map<String, String>> match(String asked) {
        return uri.match(asked);
    }
}
