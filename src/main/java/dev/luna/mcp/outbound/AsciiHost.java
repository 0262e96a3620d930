package dev.luna.mcp.outbound;

import dev.luna.mcp.tool.InvalidArgumentException;
import java.net.IDN;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Hosts with letters beyond ASCII, as browsers show them, in the spelling that DNS knows (punycode). Stateless. */
final class AsciiHost {

    private static final Pattern PARTS =
            Pattern.compile("([a-zA-Z][a-zA-Z0-9+.-]*://)([^/?#@:\\[\\]]*)(.*)", Pattern.DOTALL);

    /** Characters that the standards of 2003 and 2008 map to different hosts: sharp s, final sigma, joiners. */
    private static final Pattern AMBIGUOUS = Pattern.compile("[\u00df\u1e9e\u03c2\u200c\u200d]");

    private AsciiHost() {}

    /**
     * A URL with its host in ASCII; the URL itself if that is already so, or it has no such host.
     *
     * @throws InvalidArgumentException if the host has no spelling in ASCII, or two
     */
    static String in(String url) {
        Matcher parts = PARTS.matcher(url);
        if (!parts.matches() || parts.group(2).chars().allMatch(character -> character < 128)) {
            return url;
        }
        if (AMBIGUOUS.matcher(parts.group(2)).find()) {
            throw new InvalidArgumentException("The URL's host has a letter that programs understand in different ways."
                    + " Write the host in its ASCII form, which begins with xn--.");
        }
        try {
            return parts.group(1) + IDN.toASCII(parts.group(2), IDN.USE_STD3_ASCII_RULES) + parts.group(3);
        } catch (IllegalArgumentException e) {
            throw new InvalidArgumentException("The URL's host is not a valid name: it cannot be written in ASCII.");
        }
    }
}
