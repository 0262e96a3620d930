package dev.luna.mcp.builtin.image;

import dev.luna.mcp.mcp.interaction.ClientContext;
import dev.luna.mcp.tool.ArgumentTemplate;
import dev.luna.mcp.tool.InvalidArgumentException;
import java.io.IOException;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.Variable;

/** Reads the options of {@code block:image}, or the arguments that they name as {@code {name}}. Thread-safe. */
public final class ImageBlock {

    /** The exchange property with a note about the image for the caller; absent if there is none. */
    static final String NOTE = "dev.luna.mcp.image.note";

    private final ImageTransforms transforms;

    ImageBlock(ImageTransforms transforms) {
        this.transforms = transforms;
    }

    /**
     * Transforms the image in the body. For a caller that takes content blocks it is scaled to fit into one, unless the full
     * size is requested.
     *
     * @return the changed image; the header {@code Content-Type} says what it is
     * @throws InvalidArgumentException if it cannot be changed so
     *
     */
    public byte[] apply(
            @Body byte[] image,
            @Variable("rotate") String rotate,
            @Variable("width") String width,
            @Variable("height") String height,
            @Variable("fit") String fit,
            @Variable("grayscale") String grayscale,
            @Variable("format") String format,
            @Variable("full_size") String fullSize,
            Exchange exchange)
            throws InterruptedException, IOException {
        Message message = exchange.getMessage();
        boolean inContent = ClientContext.of(exchange)
                .filter(ClientContext::takesContentBlocks)
                .isPresent();
        Integer degrees = number("rotate", rotate, message);
        Transformation change = new Transformation(
                degrees == null ? 0 : degrees,
                number("width", width, message),
                number("height", height, message),
                "crop".equals(ArgumentTemplate.value(fit, message)),
                "true".equals(ArgumentTemplate.value(grayscale, message)),
                format(ArgumentTemplate.value(format, message), inContent ? null : "png"));
        boolean bounded = inContent && !"true".equals(ArgumentTemplate.value(fullSize, message));
        EncodedImage changed = transforms.convert(image, change, bounded);
        message.setHeader(Exchange.CONTENT_TYPE, "image/" + changed.format());
        exchange.setProperty(NOTE, changed.note());
        return changed.bytes();
    }

    private static String format(String format, String otherwise) {
        if (format != null && !format.equals("png") && !format.equals("jpeg")) {
            throw new InvalidArgumentException("An image can be written as png or jpeg, not as '" + format + "'.");
        }
        return format == null ? otherwise : format;
    }

    private static Integer number(String option, String text, Message message) {
        String value = ArgumentTemplate.value(text, message);
        try {
            return value == null ? null : Integer.valueOf(value);
        } catch (NumberFormatException e) {
            throw new InvalidArgumentException(
                    "The image's " + option + " must be a whole number, not '" + value + "'.");
        }
    }
}
