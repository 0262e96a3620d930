package dev.luna.mcp.resource;

import dev.luna.mcp.tool.Tool;
import java.util.Map;
import java.util.Optional;

/** A resource, or a template of many, as its readers see it; immutable. */
public record Resource(Tool route) {

    static final String URI = "uri";
    static final String MIME_TYPE = "mimeType";

    /** Its URI, or the template of its URIs. */
    public String uri() {
        return route.traits().get(URI);
    }

    /** What reading it gives. */
    public String mimeType() {
        return route.traits().get(MIME_TYPE);
    }

    /** Whether one route serves many URIs. */
    public boolean isTemplate() {
        return !new UriTemplate(uri()).variables().isEmpty();
    }

    /** Whether its content is text. */
    public boolean isText() {
        return mimeType().startsWith("text/") || mimeType().matches("application/(.*\\+)?(json|xml|yaml|javascript)");
    }

    /** The variables of a URI that it serves; empty if it does not serve it. */
    public Optional<Map<String, String>> match(String uri) {
        return new UriTemplate(uri()).match(uri);
    }
}
