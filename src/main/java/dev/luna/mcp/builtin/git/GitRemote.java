package dev.luna.mcp.builtin.git;

import dev.luna.mcp.tool.InvalidArgumentException;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The parsed URL of a repository. Only plain http(s) URLs are accepted: no other transport of git, no local path, no
 * credentials, no query, no unusual spelling of a host.
 *
 * @param scheme https or http
 * @param host a name, an IPv4 address, or an IPv6 address in brackets; in lower case
 * @param port the port, explicit or default
 * @param path begins with a slash and does not end with one
 */
record GitRemote(String scheme, String host, int port, String path) {

    private static final int LONGEST = 2048;

    private static final Pattern URL = Pattern.compile(
            "(?<scheme>https?)://(?<host>[^/:@\\[\\]]+|\\[[0-9a-f.]*:[0-9a-f:.]*])"
                    + "(?::(?<port>\\d{1,5}))?(?<path>(?:/[A-Za-z0-9._~%+-]+)+)/?",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern NAME =
            Pattern.compile("(?:[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?\\.)*" + "[a-z](?:[a-z0-9-]{0,61}[a-z0-9])?");
    private static final Pattern IPV4 = Pattern.compile("(?:(?:0|[1-9]\\d{0,2})(?:\\.(?!$)|$)){4}");
    private static final Pattern CREDENTIALS = Pattern.compile("[a-z]+://[^/]*@.*", Pattern.CASE_INSENSITIVE);

    /**
     * Parses a URL.
     *
     * @throws InvalidArgumentException if it is not accepted
     */
    static GitRemote parse(String url) {
        if (url.length() > LONGEST) {
            throw new InvalidArgumentException("Argument 'url' must not be longer than " + LONGEST + " characters.");
        }
        if (CREDENTIALS.matcher(url).matches()) {
            throw new InvalidArgumentException(
                    "Argument 'url' must not hold a user name or password: only public " + "repositories are cloned.");
        }
        Matcher parts = URL.matcher(url);
        if (!parts.matches()) {
            throw malformed();
        }
        String scheme = parts.group("scheme").toLowerCase(Locale.ROOT);
        String host = parts.group("host").toLowerCase(Locale.ROOT);
        int port = parts.group("port") != null ? Integer.parseInt(parts.group("port")) : defaultPort(scheme);
        String path = parts.group("path");
        boolean known = host.startsWith("[")
                || NAME.matcher(host).matches()
                || IPV4.matcher(host).matches();
        if (!known || port < 1 || port > 65_535 || (path + "/").contains("/../") || (path + "/").contains("/./")) {
            throw malformed();
        }
        return new GitRemote(scheme, host, port, path);
    }

    private static InvalidArgumentException malformed() {
        return new InvalidArgumentException("Argument 'url' must be the https address of a repository, such as "
                + "https://github.com/owner/repository.git");
    }

    private static int defaultPort(String scheme) {
        return scheme.equals("https") ? 443 : 80;
    }

    /** Returns the normalized URL. */
    String url() {
        return scheme + "://" + host + (port == defaultPort(scheme) ? "" : ":" + port) + path;
    }

    boolean isEncrypted() {
        return scheme.equals("https");
    }

    /** Returns true if the host is an IP address, which needs no name resolution. */
    boolean isAddress() {
        return host.startsWith("[") || IPV4.matcher(host).matches();
    }

    /** Returns the repository's name in the characters that a directory may have; possibly empty. */
    String name() {
        String last = path.substring(path.lastIndexOf('/') + 1).replaceFirst("\\.git$", "");
        String plain = last.replaceAll("[^A-Za-z0-9._-]", "").replaceFirst("^[._-]+", "");
        return plain.substring(0, Math.min(plain.length(), 60));
    }
}
