package dev.luna.mcp.config;

import java.net.URI;
import java.util.Locale;
import java.util.Optional;

/**
 * The URL of the MCP endpoint as clients write it, from {@code luna.public-url}. The server cannot know it: behind a proxy its own
 * address is another one, and the headers of a request can be forged. Immutable.
 *
 * @param url the URL, with the path that ends in {@code /mcp}
 */
public record PublicUrl(URI url) {

    private static final String ENDPOINT = "/mcp";

    /**
     * Parses the setting.
     *
     * @param setting its value; empty if it is not set
     * @throws IllegalArgumentException if it is not a URL that can stand for the server
     */
    public static Optional<PublicUrl> parse(String setting) {
        if (setting.isBlank()) {
            return Optional.empty();
        }
        URI url;
        try {
            url = URI.create(setting);
        } catch (IllegalArgumentException e) {
            throw unusable(setting);
        }
        boolean web = "https".equals(url.getScheme()) || "http".equals(url.getScheme());
        // Clients and authorization servers compare it as a text, so there is one spelling.
        boolean plain = url.getRawUserInfo() == null
                && url.getRawQuery() == null
                && url.getRawFragment() == null
                && setting.equals(url.normalize().toString());
        if (!web
                || !plain
                || url.getHost() == null
                || !url.getHost().equals(url.getHost().toLowerCase(Locale.ROOT))
                || !url.getRawPath().endsWith(ENDPOINT)) {
            throw unusable(setting);
        }
        return Optional.of(new PublicUrl(url));
    }

    private static IllegalArgumentException unusable(String setting) {
        return new IllegalArgumentException(
                "LUNA_PUBLIC_URL (luna.public-url) must be the URL that clients use, such as"
                        + " https://tools.example.org/mcp: http or https, a host in lower case, perhaps a port, and a path that ends in "
                        + ENDPOINT + ", without a slash after it; got '" + setting + "'.");
    }

    /** The scheme, host and port, such as {@code https://tools.example.org}. */
    public String origin() {
        return url.getScheme() + "://" + url.getRawAuthority();
    }

    /** The host name, in lower case. */
    public String host() {
        return url.getHost();
    }

    /** The path, which begins with a slash. */
    public String path() {
        return url.getRawPath();
    }

    @Override
    public String toString() {
        return url.toString();
    }
}
