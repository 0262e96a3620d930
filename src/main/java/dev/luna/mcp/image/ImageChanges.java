package dev.luna.mcp.image;

import dev.luna.mcp.tool.InvalidArgumentException;
import java.io.IOException;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.Variable;

/** What {@code block:image} is told, by its options or by the arguments that they name as {@code {name}}. Thread-safe. */
public final class ImageChanges {

    private final ImageTransforms transforms;

    ImageChanges(ImageTransforms transforms) {
        this.transforms = transforms;
    }

    /**
     * Changes the image in the body.
     *
     * @return the changed image; the header {@code Content-Type} says what it is
     * @throws InvalidArgumentException if it cannot be changed so
     */
    public byte[] apply(
            @Body byte[] image,
            @Variable("rotate") String rotate,
            @Variable("width") String width,
            @Variable("height") String height,
            @Variable("fit") String fit,
            @Variable("grayscale") String grayscale,
            @Variable("format") String format,
            Message message)
            throws InterruptedException, IOException {
        Integer degrees = number("rotate", rotate, message);
        ImageChange change = new ImageChange(
                degrees == null ? 0 : degrees,
                number("width", width, message),
                number("height", height, message),
                "crop".equals(value(fit, message)),
                "true".equals(value(grayscale, message)),
                format(value(format, message)));
        byte[] changed = transforms.apply(image, change);
        message.setHeader(Exchange.CONTENT_TYPE, "image/" + change.format());
        return changed;
    }

    private static String format(String format) {
        String wanted = format == null ? "png" : format;
        if (!wanted.equals("png") && !wanted.equals("jpeg")) {
            throw new InvalidArgumentException("An image can be written as png or jpeg, not as '" + wanted + "'.");
        }
        return wanted;
    }

    private static Integer number(String option, String text, Message message) {
        String value = value(text, message);
        try {
            return value == null ? null : Integer.valueOf(value);
        } catch (NumberFormatException e) {
            throw new InvalidArgumentException(
                    "The image's " + option + " must be a whole number, not '" + value + "'.");
        }
    }

    /** The option's text, or the value of the argument it names; null if there is none. */
    private static String value(String option, Message message) {
        return option != null && option.startsWith("{")
                ? message.getHeader(option.substring(1, option.length() - 1), String.class)
                : option;
    }
}
