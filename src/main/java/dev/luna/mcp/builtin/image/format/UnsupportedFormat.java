package dev.luna.mcp.builtin.image.format;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/** The error text for bytes that cannot be decoded; it names well-known formats. Stateless. */
final class UnsupportedFormat {

    private static final String READABLE = "Expected a JPEG, PNG, GIF, BMP, WebP, TIFF or ICO image.";

    private static final Map<Pattern, String> KNOWN = known();

    private UnsupportedFormat() {}

    private static Map<Pattern, String> known() {
        Map<Pattern, String> known = new LinkedHashMap<>();
        put(
                known,
                "....ftyp(heic|heix|heim|heis|hevc|hevx|mif1|msf1)",
                "This is a HEIC image, as iPhones make them, and cannot be read.");
        put(known, "....ftyp(avif|avis)", "This is an AVIF image and cannot be read.");
        put(known, "....ftyp", "This is a video or an image of the MPEG family and cannot be read.");
        put(known, "(\u00ff\n|....JXL )", "This is a JPEG XL image and cannot be read.");
        put(known, "(....jP {2}|\u00ffO\u00ffQ)", "This is a JPEG 2000 image and cannot be read.");
        put(known, "8bps", "This is a Photoshop file and cannot be read.");
        put(known, "%pdf", "This is a PDF document, not an image.");
        put(known, ".{0,511}<svg", "SVG images are drawings, not pixels, and cannot be converted.");
        put(known, ".{0,511}(<html|<!doctype html)", "This is a web page, not an image.");
        return known;
    }

    private static void put(Map<Pattern, String> known, String start, String sentence) {
        known.put(Pattern.compile(start, Pattern.DOTALL | Pattern.CASE_INSENSITIVE), sentence);
    }

    /** A sentence with the detected format, if any, and the supported ones. */
    static String refusal(byte[] bytes) {
        if (bytes.length == 0) {
            return "The image is empty. " + READABLE;
        }
        String start = new String(bytes, 0, Math.min(bytes.length, 512), StandardCharsets.ISO_8859_1);
        String what = KNOWN.entrySet().stream()
                .filter(format -> format.getKey().matcher(start).lookingAt())
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse("Unsupported image format.");
        return what + " " + READABLE;
    }
}
