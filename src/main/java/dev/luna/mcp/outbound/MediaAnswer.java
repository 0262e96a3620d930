package dev.luna.mcp.outbound;

import com.fasterxml.jackson.databind.JsonNode;
import dev.luna.mcp.tool.UpstreamException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * An image or a sound that a service sent: as it is, with its media type, or in base64 inside JSON.
 *
 * @param contentType for example {@code image/png}, without parameters
 */
record MediaAnswer(byte[] bytes, String contentType) {

    private static final Pattern TYPE = Pattern.compile("(?:image|audio)/[a-z0-9][a-z0-9.+-]*");

    /** What answer bodies of this kind are called, {@code image/...} or {@code audio/...}. */
    static boolean isMedia(String kind, String type) {
        return type != null
                && type.toLowerCase(Locale.ROOT).startsWith(kind + "/")
                && TYPE.matcher(withoutParameters(type)).matches();
    }

    /**
     * What a service sent as it is.
     *
     * @throws UpstreamException if it is empty, or is none
     */
    static MediaAnswer of(String kind, byte[] bytes, String type) {
        if (bytes.length == 0) {
            throw new UpstreamException("The service answered without any " + kind + ".");
        }
        if (kind.equals("audio") && isMedia(kind, type)) {
            return new MediaAnswer(bytes, withoutParameters(type));
        }
        String image = kind.equals("image") ? imageType(bytes) : null;
        if (image == null) {
            throw new UpstreamException("The service answered with something that is no " + kind + ".");
        }
        return new MediaAnswer(bytes, image);
    }

    /**
     * What a service sent in a field of its JSON, in base64; the field {@code mime_type} may tell what sound it is.
     *
     * @throws UpstreamException if it is not there
     */
    static MediaAnswer in(JsonNode json, String kind, String field) {
        JsonNode type = json.path("mime_type");
        JsonNode encoded = json.at("/" + field.replace('.', '/'));
        if (!encoded.isTextual() || !(type.isMissingNode() || isMedia(kind, type.asText()))) {
            throw new UpstreamException(
                    "The service answered without a text '" + field + "' that holds the " + kind + ".");
        }
        try {
            return of(kind, Base64.getDecoder().decode(encoded.asText()), type.asText("audio/wav"));
        } catch (IllegalArgumentException e) {
            throw new UpstreamException("The service answered with a '" + field + "' that is not base64.", e);
        }
    }

    /** An image says by its first bytes what it is. */
    private static String imageType(byte[] bytes) {
        String head = new String(bytes, 0, Math.min(bytes.length, 12), StandardCharsets.ISO_8859_1);
        if (head.startsWith("\u0089PNG\r\n\u001a\n")) {
            return "image/png";
        }
        if (head.startsWith("\u00ff\u00d8\u00ff")) {
            return "image/jpeg";
        }
        if (head.startsWith("GIF8")) {
            return "image/gif";
        }
        return head.startsWith("RIFF") && head.endsWith("WEBP") ? "image/webp" : null;
    }

    private static String withoutParameters(String type) {
        return type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    }
}
