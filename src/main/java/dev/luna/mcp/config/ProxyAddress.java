package dev.luna.mcp.config;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * An HTTP proxy that outbound requests go through. Immutable.
 *
 * @param host a name or an address, an IPv6 address in brackets
 * @param port the port
 * @param userInfo user and password as in a URL, percent-encoded and separated by a colon; empty if the proxy requires none
 */
public record ProxyAddress(String host, int port, String userInfo) {

    private static final int DEFAULT_PORT = 80;
    private static final int HIGHEST_PORT = 65_535;
    private static final Pattern URL = Pattern.compile(
            "(?:http://)?(?:(?<user>(?:[^/?#@%\\s]|%[0-9a-f]{2})*)@)?"
                    + "(?<host>[a-z0-9._-]+|\\[[0-9a-f:.]+])(?::(?<port>\\d{1,5}))?/?",
            Pattern.CASE_INSENSITIVE);

    /**
     * Parses a setting.
     *
     * @param text such as {@code http://user:password@proxy.example:3128}; empty for none
     * @throws IllegalArgumentException if the text is malformed; the message has the name of the setting, but not its value
     */
    public static Optional<ProxyAddress> parse(String setting, String text) {
        if (text.isEmpty()) {
            return Optional.empty();
        }
        Matcher parts = URL.matcher(text);
        boolean matches = parts.matches();
        int port = matches && parts.group("port") != null ? Integer.parseInt(parts.group("port")) : DEFAULT_PORT;
        if (!matches || port < 1 || port > HIGHEST_PORT) {
            throw new IllegalArgumentException(setting + " must be like http://proxy.example:3128 or"
                    + " http://user:password@proxy.example:3128, special characters in user and password"
                    + " percent-encoded. HTTPS and SOCKS proxies are not supported.");
        }
        String user = parts.group("user");
        return Optional.of(new ProxyAddress(parts.group("host"), port, user == null ? "" : user));
    }

    /** The user name; empty if the proxy requires none. */
    public String user() {
        return decoded(userInfo.split(":", 2)[0]);
    }

    /** The password; empty if the proxy requires none. */
    public String password() {
        String[] parts = userInfo.split(":", 2);
        return parts.length < 2 ? "" : decoded(parts[1]);
    }

    /** The whole URL, with user and password. */
    public String url() {
        return "http://" + (userInfo.isEmpty() ? "" : userInfo + "@") + host + ":" + port;
    }

    /** The texts to mask: the password in each encoding that is sent. */
    Stream<String> secrets() {
        if (password().isEmpty()) {
            return Stream.of();
        }
        String pair = user() + ":" + password();
        return Stream.of(
                password(),
                userInfo.split(":", 2)[1],
                Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8)));
    }

    /** Host and port, without user and password. */
    @Override
    public String toString() {
        return host + ":" + port;
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }
}
