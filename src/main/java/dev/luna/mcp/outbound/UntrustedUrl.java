package dev.luna.mcp.outbound;

import dev.luna.mcp.tool.InvalidArgumentException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * An http or https URL from outside: from a caller, or the target of a redirect. It is parsed strictly and normalised: scheme
 * and host in lower case, the host in ASCII, without fragment. The result contains none of the characters of Camel's
 * placeholders and expressions, because a URL cannot contain them unescaped, and escapes are kept. Immutable.
 */
public final class UntrustedUrl {

    private static final int LONGEST = 2048;

    /**
     * Hosts that some clients take for an address: their last part is a number. Only one spelling has the same meaning for all.
     */
    private static final Pattern NUMERIC = Pattern.compile("(?:.*\\.)?(?:\\d+|0x[0-9a-f]*)\\.?");

    private static final Pattern ADDRESS = Pattern.compile("(?:(?:0|[1-9]\\d{0,2})\\.){3}(?:0|[1-9]\\d{0,2})");

    private static final Pattern BLANKS_AROUND = Pattern.compile("^[\\s\\p{Z}]+|[\\s\\p{Z}]+$");

    private final URI uri;

    private UntrustedUrl(URI uri) {
        this.uri = uri;
    }

    /**
     * @param text as the caller sent it, possibly with blanks around it
     * @throws InvalidArgumentException saying what is wrong with it
     */
    public static UntrustedUrl parse(String text) {
        if (text == null || text.isBlank()) {
            throw new InvalidArgumentException("The URL is empty; expected an http or https URL.");
        }
        if (text.length() > LONGEST) {
            throw new InvalidArgumentException("The URL is longer than " + LONGEST + " characters.");
        }
        return of(syntaxChecked(trimmed(text)));
    }

    /** The URL that a redirect from this one points to. Throws as {@link #parse} does. */
    UntrustedUrl redirect(String location) {
        return parse(uri.resolve(syntaxChecked(trimmed(location))).toString());
    }

    /** The scheme, http or https. */
    public String scheme() {
        return uri.getScheme();
    }

    /** The host as written, in lower case; an IPv6 address in brackets. */
    public String host() {
        return uri.getHost();
    }

    /** The port, by default that of the scheme. */
    public int port() {
        return uri.getPort() != -1 ? uri.getPort() : "https".equals(uri.getScheme()) ? 443 : 80;
    }

    /** The normalised URL. */
    @Override
    public String toString() {
        return uri.toString();
    }

    /** Blanks that copied text contains: spaces, line breaks, and those of web pages. */
    private static String trimmed(String text) {
        return BLANKS_AROUND.matcher(text).replaceAll("");
    }

    private static URI syntaxChecked(String text) {
        if (!StandardCharsets.UTF_8.newEncoder().canEncode(text)) {
            throw new InvalidArgumentException("The URL is not well-formed: it contains an incomplete character.");
        }
        try {
            return new URI(AsciiHost.in(text));
        } catch (URISyntaxException e) {
            throw new InvalidArgumentException("The URL is not well-formed: " + e.getReason() + " at character "
                    + (e.getIndex() + 1) + ". Spaces, braces and other special characters must be percent-encoded.");
        }
    }

    private static UntrustedUrl of(URI uri) {
        String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
        if (!scheme.equals("http") && !scheme.equals("https")) {
            throw new InvalidArgumentException("The URL must begin with http:// or https://.");
        }
        if (uri.getRawUserInfo() != null) {
            throw new InvalidArgumentException("The URL must not carry a user name or password.");
        }
        if (uri.getHost() == null || uri.getPort() == 0 || uri.getPort() > 65_535) {
            throw new InvalidArgumentException("The URL has no valid host and port.");
        }
        String host = uri.getHost().toLowerCase(Locale.ROOT);
        if (host.contains("%")) {
            throw new InvalidArgumentException("The URL's host must not name a network interface.");
        }
        if (NUMERIC.matcher(host).matches() && !ADDRESS.matcher(host).matches()) {
            throw new InvalidArgumentException("The URL's host is an address in an ambiguous spelling.");
        }
        String port = uri.getPort() == -1 ? "" : ":" + uri.getPort();
        String path = uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
        String query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
        String written = scheme + "://" + host + port + path + query;
        return new UntrustedUrl(URI.create(URI.create(written).toASCIIString()));
    }
}
