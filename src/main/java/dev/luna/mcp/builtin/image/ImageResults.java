package dev.luna.mcp.builtin.image;

import dev.luna.mcp.tool.ToolException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangeProperty;
import org.apache.camel.Header;

/** Makes a tool's result of the image from {@code block:image}. Thread-safe. */
public final class ImageResults {

    private final int maxBytes;

    /** @param maxBytes the largest result that the server sends */
    ImageResults(int maxBytes) {
        this.maxBytes = maxBytes;
    }

    /**
     * Makes the result of the image in the body.
     *
     * @return the image; beside it what the caller should know of it, if there is anything
     * @throws ToolException if it is too large to be sent
     *
     */
    public Object finish(
            @Body byte[] image,
            @Header(Exchange.CONTENT_TYPE) String type,
            @ExchangeProperty(ImageBlock.NOTE) String note) {
        if (image.length > maxBytes) {
            throw new ToolException("The changed image has " + image.length + " bytes as " + type + ", more than the "
                    + maxBytes + " that this server sends. Ask for format jpeg, or for a smaller width or height.");
        }
        return note == null
                ? image
                : List.of(
                        Map.of("type", "image", "data", Base64.getEncoder().encodeToString(image), "mimeType", type),
                        Map.of("type", "text", "text", note));
    }
}
