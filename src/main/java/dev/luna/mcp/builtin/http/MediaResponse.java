package dev.luna.mcp.builtin.http;

import com.fasterxml.jackson.databind.JsonNode;
import dev.luna.mcp.tool.UpstreamException;
import java.util.Base64;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * An image or a sound that a service sent: as the body, with its media type, or in base64 inside JSON.
 *
 * @param contentType for example {@code image/png}, without parameters
 *
 */
record MediaResponse(byte[] bytes, String contentType) {

    private static final Pattern DATA_URL = Pattern.compile("(?i)data:([\\w.+-]+/[\\w.+-]+)?(?:;[\\w=.+-]+)*;base64,");
    private static final Pattern BASE64 = Pattern.compile("[A-Za-z0-9+/_\\-\\s]*+=*+\\s*+");
    private static final Pattern TYPE = Pattern.compile("(?:image|audio)/[a-z0-9][a-z0-9.+-]*");

    /** True if the media type is of this kind, {@code image/...} or {@code audio/...}. */
    static boolean isMedia(String kind, String type) {
        return type != null
                && type.toLowerCase(Locale.ROOT).startsWith(kind + "/")
                && TYPE.matcher(withoutParameters(type)).matches();
    }

    /**
     * Reads a response whose body is the media itself.
     *
     * @throws UpstreamException if it is empty, or is none
     */
    static MediaResponse of(String kind, byte[] bytes, String type) {
        if (bytes.length == 0) {
            throw new UpstreamException("The service answered without any " + kind + ".");
        }
        String found = MediaSignature.typeOf(kind, bytes);
        if (found == null && kind.equals("audio") && isMedia(kind, type)) {
            found = withoutParameters(type);
        }
        if (found == null) {
            throw new UpstreamException("The service answered with something that is not "
                    + (kind.equals("image") ? "an image." : "audio."));
        }
        return new MediaResponse(bytes, found);
    }

    /**
     * Reads a field of a service's JSON, in base64 or as a data URL. If the field is missing, the usual names of such
     * a field are tried.
     *
     * @throws UpstreamException if it is not there
     */
    static MediaResponse in(JsonNode json, String kind, String field) {
        String text = candidates(kind, field)
                .map(name -> json.at("/" + name.replace('.', '/')))
                .filter(JsonNode::isTextual)
                .findFirst()
                .orElseThrow(() -> new UpstreamException(
                        "The service answered without a text '" + field + "' that holds the " + kind + "."))
                .textValue();
        Matcher dataUrl = DATA_URL.matcher(text);
        String encoded = dataUrl.lookingAt() ? text.substring(dataUrl.end()) : text;
        String type = dataUrl.lookingAt() ? dataUrl.group(1) : declaredType(json);
        try {
            return of(kind, Base64.getMimeDecoder().decode(standardAlphabet(encoded)), type);
        } catch (IllegalArgumentException e) {
            throw new UpstreamException("The service answered with a '" + field + "' that is not base64.", e);
        }
    }

    private static Stream<String> candidates(String kind, String field) {
        return Stream.concat(
                Stream.of(field),
                Stream.of(kind + "_b64", kind + "_base64", kind + "Base64", kind, "b64_json", "data"));
    }

    private static String declaredType(JsonNode json) {
        return Stream.of("mime_type", "mimeType", "content_type", "contentType")
                .map(name -> json.path(name).textValue())
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    /** Converts the URL alphabet of base64 to the standard one; characters of neither are refused, not skipped. */
    private static String standardAlphabet(String encoded) {
        if (!BASE64.matcher(encoded).matches()) {
            throw new IllegalArgumentException("a character that is not base64");
        }
        return encoded.replace('-', '+').replace('_', '/');
    }

    private static String withoutParameters(String type) {
        return type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    }
}
