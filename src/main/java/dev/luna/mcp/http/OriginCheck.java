package dev.luna.mcp.http;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.camel.Header;

/**
 * The guard against DNS rebinding: a web page elsewhere must not reach a server on this machine through the user's browser.
 * An origin, where one is sent, must be local or allowed, compared whole. While the server listens on a loopback address
 * the host name must be local or that of an allowed origin, too. Immutable.
 *
 * @see <a href="https://modelcontextprotocol.io/specification/2025-11-25/basic/transports#security-warning">Security
 *     warning</a>
 */
public final class OriginCheck {

    private static final Set<String> LOCAL = Set.of("localhost", "127.0.0.1", "[::1]");

    private static final Pattern ORIGIN = Pattern.compile("[a-z][a-z0-9+.-]*://([a-z0-9._-]+|\\[[0-9a-f:.]+])(:\\d+)?");

    private final Set<String> origins;
    private final Set<String> hosts;
    private final boolean local;

    /**
     * @param allowedOrigins comma-separated, each like {@code https://luna.example.org}; may be empty
     * @param bindHost the address the server listens on
     * @throws IllegalArgumentException naming the origin that is none
     */
    public OriginCheck(String allowedOrigins, String bindHost) {
        this.origins = Arrays.stream(allowedOrigins.split(","))
                .map(String::trim)
                .filter(origin -> !origin.isEmpty())
                .map(origin -> origin.toLowerCase(Locale.ROOT))
                .collect(Collectors.toUnmodifiableSet());
        this.hosts = origins.stream().map(OriginCheck::host).collect(Collectors.toUnmodifiableSet());
        this.local = LOCAL.contains(bindHost) || bindHost.equals("::1");
    }

    private static String host(String origin) {
        if (!ORIGIN.matcher(origin).matches()) {
            throw new IllegalArgumentException("LUNA_ALLOWED_ORIGINS: '" + origin
                    + "' is no origin, such as https://luna.example.org. Separate origins by commas.");
        }
        return withoutPort(origin.substring(origin.indexOf("//") + 2));
    }

    /**
     * @param origin the request's header of that name, or null
     * @param host the request's header of that name, or null
     * @throws ForbiddenOriginException if either is not allowed
     */
    public void check(@Header("Origin") String origin, @Header("Host") String host) {
        if (origin != null && !isAllowed(origin.toLowerCase(Locale.ROOT))) {
            throw new ForbiddenOriginException(
                    "The origin of this request is not allowed; the server's LUNA_ALLOWED_ORIGINS names those that are.");
        }
        if (local && host != null && !isKnown(withoutPort(host.toLowerCase(Locale.ROOT)))) {
            throw new ForbiddenOriginException("This server listens on a local address and was asked for under another "
                    + "name; add its origin to LUNA_ALLOWED_ORIGINS, or let the tunnel rewrite the Host header.");
        }
    }

    private boolean isAllowed(String origin) {
        if (origins.contains(origin)) {
            return true;
        }
        String rest = origin.startsWith("http://")
                ? origin.substring(7)
                : origin.startsWith("https://") ? origin.substring(8) : "";
        return LOCAL.contains(withoutPort(rest));
    }

    private boolean isKnown(String host) {
        return LOCAL.contains(host) || hosts.contains(host);
    }

    /** Takes the port off an authority; anything that is no port stays, and then equals no known name. */
    private static String withoutPort(String authority) {
        int colon = authority.lastIndexOf(':');
        boolean port = colon > authority.lastIndexOf(']')
                && colon < authority.length() - 1
                && authority.substring(colon + 1).chars().allMatch(c -> c >= '0' && c <= '9');
        return port ? authority.substring(0, colon) : authority;
    }
}
