package dev.luna.mcp.demo;

import dev.luna.mcp.tool.InvalidArgumentException;
import java.util.Base64;
import java.util.Map;
import org.apache.camel.Body;

/** Reads requests to the stand-in and makes its responses. Stateless. */
public final class StandInRequests {

    /** The posted {@code image_url}. */
    public String imageUrl(@Body Object posted) {
        return text(posted, "image_url");
    }

    /** Makes the response with a PNG. */
    public Map<String, String> image(@Body byte[] png) {
        return Map.of("image_b64", Base64.getEncoder().encodeToString(png));
    }

    /**
     * A field of the request.
     *
     * @throws InvalidArgumentException if it is missing, blank or no text
     *
     */
    static String text(Object posted, String name) {
        if (posted instanceof Map<?, ?> fields && fields.get(name) instanceof String text && !text.isBlank()) {
            return text;
        }
        throw new InvalidArgumentException("Expected a JSON object with a text '" + name + "'.");
    }
}
