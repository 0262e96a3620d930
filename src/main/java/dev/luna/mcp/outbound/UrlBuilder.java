package dev.luna.mcp.outbound;

import dev.luna.mcp.tool.ArgumentTemplate;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Builds URLs from values. All characters but plain ones are percent-encoded, braces included, so a value can be neither a
 * separator nor a placeholder; other checks are up to the caller. Stateless.
 */
public final class UrlBuilder {

    /** The characters that need no escape; the tilde needs none either, but camel-http escapes it. */
    private static final String PLAIN = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._";

    private static final HexFormat HEX = HexFormat.of().withUpperCase();

    private UrlBuilder() {}

    /**
     * Puts values into a URL or a path.
     *
     * @param template a URL that contains {@code {name}}
     * @param values gives the value of a name, in which a slash separates segments
     */
    public static String fill(String template, Function<String, String> values) {
        return ArgumentTemplate.fill(template, name -> encodeSegments(values.apply(name)));
    }

    /** Encodes a path, segment by segment. */
    public static String encodeSegments(String path) {
        return Arrays.stream(path.split("/", -1)).map(UrlBuilder::encode).collect(Collectors.joining("/"));
    }

    /** Encodes one segment of a path, or one name or value of a query. */
    public static String encode(String text) {
        StringBuilder encoded = new StringBuilder(text.length());
        for (byte octet : text.getBytes(StandardCharsets.UTF_8)) {
            if (PLAIN.indexOf(octet) >= 0) {
                encoded.append((char) octet);
            } else {
                encoded.append('%').append(HEX.toHexDigits(octet));
            }
        }
        return encoded.toString();
    }
}
