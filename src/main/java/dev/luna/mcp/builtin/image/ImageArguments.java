package dev.luna.mcp.builtin.image;

import dev.luna.mcp.tool.InvalidArgumentException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.regex.Pattern;
import org.apache.camel.Header;

/** Reads the two arguments for an image. Stateless. */
public final class ImageArguments {

    private static final Pattern DATA_URL =
            Pattern.compile("data:[\\w.+/-]*(?:;[\\w.+=-]*)*;base64,", Pattern.CASE_INSENSITIVE);
    private static final int LONGEST_PREFIX = 200;
    private static final String WHITE_SPACE = " \t\n\u000b\f\r";

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

    /** True if the image is to be fetched; {@code image_url} may also be the image itself, as a {@code data:} URL. */
    public boolean isAddress(@Header("image_url") String url) {
        return url != null && !isDataUrl(url);
    }

    /**
     * Decodes an image in an argument: base64, of either alphabet, possibly broken into lines, possibly as a {@code data:} URL.
     *
     * @throws InvalidArgumentException if it is no base64
     *
     */
    public byte[] decode(@Header("image_url") String url, @Header("puch_image_data") String data) {
        String name = url == null ? "puch_image_data" : "image_url";
        String sent = (url == null ? data : url).strip();
        var prefix = DATA_URL.matcher(sent.substring(0, Math.min(sent.length(), LONGEST_PREFIX)));
        String encoded = prefix.lookingAt() ? unescaped(sent.substring(prefix.end())) : sent;
        try {
            return Base64.getDecoder().decode(standard(encoded));
        } catch (IllegalArgumentException e) {
            throw new InvalidArgumentException("'" + name
                    + "' is not base64. Expected the bytes of an image, encoded in base64"
                    + (isWebAddress(sent) ? "; give the address of an image as 'image_url'." : "."));
        }
    }

    /** The same in the standard alphabet and without line breaks, in one pass, because it may be megabytes. */
    private static byte[] standard(String encoded) {
        byte[] letters = encoded.getBytes(StandardCharsets.ISO_8859_1);
        int length = 0;
        for (byte letter : letters) {
            if (letter > ' ' || WHITE_SPACE.indexOf(letter) < 0) {
                letters[length++] = letter == '-' ? (byte) '+' : letter == '_' ? (byte) '/' : letter;
            }
        }
        return length == letters.length ? letters : Arrays.copyOf(letters, length);
    }

    private static boolean isDataUrl(String text) {
        return text.stripLeading().regionMatches(true, 0, "data:", 0, 5);
    }

    private static boolean isWebAddress(String text) {
        return text.regionMatches(true, 0, "http", 0, 4);
    }

    /** The escapes of a URL for those characters of base64 that have one. */
    private static String unescaped(String encoded) {
        return encoded.indexOf('%') < 0
                ? encoded
                : encoded.replaceAll("(?i)%2b", "+").replaceAll("(?i)%2f", "/").replaceAll("(?i)%3d", "=");
    }
}
