package dev.luna.mcp.builtin.http;

import java.nio.charset.StandardCharsets;

/** Detects the media type of an image or a sound by its first bytes. Stateless. */
final class MediaSignature {

    private MediaSignature() {}

    /**
     * @param kind {@code image} or {@code audio}
     * @return null if the bytes are of no known type of this kind
     */
    static String typeOf(String kind, byte[] bytes) {
        String head = new String(bytes, 0, Math.min(bytes.length, 16), StandardCharsets.ISO_8859_1);
        return kind.equals("image") ? image(head) : audio(head);
    }

    private static String image(String head) {
        if (head.startsWith("\u0089PNG\r\n\u001a\n")) {
            return "image/png";
        }
        if (head.startsWith("\u00ff\u00d8\u00ff")) {
            return "image/jpeg";
        }
        if (head.startsWith("GIF8")) {
            return "image/gif";
        }
        return head.startsWith("RIFF") && head.startsWith("WEBP", 8) ? "image/webp" : null;
    }

    private static String audio(String head) {
        if (head.startsWith("RIFF") && head.startsWith("WAVE", 8)) {
            return "audio/wav";
        }
        if (head.startsWith("ID3") || isMpegFrame(head)) {
            return "audio/mpeg";
        }
        if (head.startsWith("OggS")) {
            return "audio/ogg";
        }
        if (head.startsWith("fLaC")) {
            return "audio/flac";
        }
        if (head.startsWith("ftyp", 4)) {
            return "audio/mp4";
        }
        return head.startsWith("\u001aE\u00df\u00a3") ? "audio/webm" : null;
    }

    /** Eleven bits of synchronisation, then a valid version and layer; layer 0 is AAC in ADTS. */
    private static boolean isMpegFrame(String head) {
        return head.length() > 2
                && head.charAt(0) == 0xff
                && (head.charAt(1) & 0xe0) == 0xe0
                && (head.charAt(1) & 0x18) != 0x08
                && (head.charAt(1) & 0x06) != 0;
    }
}
