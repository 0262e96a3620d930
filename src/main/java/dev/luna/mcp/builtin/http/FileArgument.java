package dev.luna.mcp.builtin.http;

import dev.luna.mcp.tool.InvalidArgumentException;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.hc.core5.http.ContentType;

/**
 * A file that a client sends as an argument: base64, or a data URL, which also has the media type. Immutable.
 *
 * @param argument its name
 */
record FileArgument(String argument, Object value) {

    private static final Pattern DATA_URL =
            Pattern.compile("(?is)data:(?<type>[\\w.+-]{1,64}/[\\w.+-]{1,64})?(?:;[\\w=.+-]+)*;base64,(?<data>.*)");

    /**
     * The content.
     *
     * @throws InvalidArgumentException if it is neither
     */
    byte[] bytes() {
        String text = String.valueOf(value).strip();
        Matcher url = DATA_URL.matcher(text);
        String encoded = (url.matches() ? url.group("data") : text).replaceAll("\\s", "");
        try {
            return Base64.getDecoder().decode(encoded.replace('-', '+').replace('_', '/'));
        } catch (IllegalArgumentException e) {
            throw new InvalidArgumentException("Argument '" + argument
                    + "' must be a file in base64, or a data URL such as data:image/png;base64,...");
        }
    }

    /** The media type; that of unknown bytes if it is not given. */
    ContentType contentType() {
        Matcher url = DATA_URL.matcher(String.valueOf(value).strip());
        return url.matches() && url.group("type") != null
                ? ContentType.create(url.group("type"))
                : ContentType.APPLICATION_OCTET_STREAM;
    }

    /** A name, which many services demand; it has the extension of the media type if that is a plain word. */
    String name() {
        String subtype = contentType().getMimeType().replaceFirst(".*/", "");
        return argument + (subtype.matches("[a-z0-9]{2,5}") ? "." + subtype : "");
    }
}
