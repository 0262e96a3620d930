package dev.luna.mcp.demo;

import dev.luna.mcp.tool.InvalidArgumentException;
import java.util.Base64;
import java.util.Map;
import org.apache.camel.Body;

/** Reads what is posted to the stand-in and words its answers. Stateless. */
public final class StandInRequests {

    /** The posted {@code image_url}. */
    public String imageUrl(@Body Object posted) {
        return text(posted, "image_url");
    }

    /** The answer that carries a PNG. */
    public Map<String, String> image(@Body byte[] png) {
        return Map.of("image_b64", Base64.getEncoder().encodeToString(png));
    }

    /**
     * A field of what was posted.
     *
     * @throws InvalidArgumentException if it is missing, blank or no text
     */
    static String text(Object posted, String name) {
        if (posted instanceof Map<?, ?> fields && fields.get(name) instanceof String text && !text.isBlank()) {
            return text;
        }
        throw new InvalidArgumentException("Expected a JSON object with a text '" + name + "'.");
    }
}
