package dev.luna.mcp.image;

import dev.luna.mcp.tool.InvalidArgumentException;
import java.util.Base64;
import java.util.regex.Pattern;
import org.apache.camel.Header;

/** Reads the two arguments by which a caller hands over an image. Stateless. */
public final class ImageArguments {

    private static final Pattern DATA_URL =
            Pattern.compile("data:[\\w.+/-]*(?:;[\\w.+=-]*)*;base64,", Pattern.CASE_INSENSITIVE);
    private static final Pattern WHITE_SPACE = Pattern.compile("\\s+");

    /**
     * Checks that exactly one of the two arguments is there.
     *
     * @throws InvalidArgumentException if both or none are
     */
    public void requireOne(@Header("image_url") String url, @Header("puch_image_data") String data) {
        if (url == null && data == null) {
            throw new InvalidArgumentException(
                    "An image is missing. Give either 'image_url' (http or https) or 'puch_image_data' (base64).");
        }
        if (url != null && data != null) {
            throw new InvalidArgumentException("Give either 'image_url' or 'puch_image_data', not both.");
        }
    }

    /**
     * The bytes of an image sent along.
     *
     * @param data base64, possibly broken into lines, possibly as a {@code data:} URL
     * @throws InvalidArgumentException if it is no base64
     */
    public byte[] decode(@Header("puch_image_data") String data) {
        String start = data.substring(0, Math.min(data.length(), 200)).stripLeading();
        var prefix = DATA_URL.matcher(start);
        String encoded = prefix.lookingAt() ? data.stripLeading().substring(prefix.end()) : data;
        try {
            return Base64.getDecoder().decode(WHITE_SPACE.matcher(encoded).replaceAll(""));
        } catch (IllegalArgumentException e) {
            throw new InvalidArgumentException(
                    "'puch_image_data' is not base64. Expected the bytes of an image, encoded in base64.");
        }
    }
}
