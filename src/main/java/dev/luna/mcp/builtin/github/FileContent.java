package dev.luna.mcp.builtin.github;

import dev.luna.mcp.tool.InvalidArgumentException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * The content that a caller wants a file to have, given as text or as base64. Immutable; the array is not copied.
 *
 * @param bytes all of it
 * @param text the same as text; null if it is none
 */
record FileContent(byte[] bytes, String text) {

    /**
     * @param text null or empty if not given
     * @param base64 null or empty if not given
     * @throws InvalidArgumentException unless exactly one is given, and the base64 is meant as such
     */
    static FileContent of(String text, String base64) {
        boolean isText = text != null && !text.isEmpty();
        boolean isBase64 = base64 != null && !base64.isEmpty();
        if (isText && isBase64) {
            throw new InvalidArgumentException("Give the content as 'text' or as 'content_b64', not as both.");
        }
        if (text == null && base64 == null) {
            throw new InvalidArgumentException(
                    "Missing the content: give it as 'text' or, for a file that is not text, as 'content_b64'.");
        }
        return isBase64 ? decoded(base64) : ofText(isText ? text : "");
    }

    /** The content in the encoding that GitHub requires. */
    String base64() {
        return Base64.getEncoder().encodeToString(bytes);
    }

    private static FileContent ofText(String text) {
        if (!StandardCharsets.UTF_8.newEncoder().canEncode(text)) {
            throw new InvalidArgumentException(
                    "Argument 'text' must contain whole characters; it contains an incomplete one.");
        }
        return new FileContent(text.getBytes(StandardCharsets.UTF_8), text);
    }

    /** Decodes base64; line breaks, which some encoders add, are ignored. */
    private static FileContent decoded(String base64) {
        byte[] bytes;
        try {
            bytes = Base64.getDecoder().decode(base64.replaceAll("\\r?\\n", ""));
        } catch (IllegalArgumentException e) {
            throw new InvalidArgumentException("Argument 'content_b64' must be the file's content in base64 (standard"
                    + " alphabet, padded). Give a text as it is in 'text' instead.");
        }
        String text = FileText.of(bytes);
        if (text == null && Base64Heuristic.isLikely(base64, bytes)) {
            throw new InvalidArgumentException(
                    "Argument 'content_b64' looks like a text and not like base64: decoded, it is " + bytes.length
                            + " bytes that are not text. Give it as 'text', exactly as the file will have it.");
        }
        return new FileContent(bytes, text);
    }
}
