package dev.luna.mcp.http;

import dev.luna.mcp.config.ListenAddress;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The guard against DNS rebinding: a web page elsewhere must not reach a server on this machine through the user's browser.
 * An origin, where one is sent, must be local or allowed, compared whole. While the server listens on a loopback address
 * the host name must be local or allowed, too. Thread-safe.
 *
 * @see <a href="https://modelcontextprotocol.io/specification/2025-11-25/basic/transports#security-warning">Security
 *     warning</a>
 */
public final class OriginCheck {

    private static final Logger LOG = LoggerFactory.getLogger(OriginCheck.class);
    private static final long LOG_PAUSE_NANOS = 10_000_000_000L;

    private static final Set<String> LOCAL = Set.of("localhost", "127.0.0.1", "[::1]");
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9+.:/_\\[\\]-]{1,300}");

    private final AllowedNames allowed;
    private final boolean local;
    private final AtomicLong nextLine = new AtomicLong(System.nanoTime());

    /**
     * @param allowedNames comma-separated origins and host names as of {@link AllowedNames}; may be empty
     * @param tunnel true if the host names of well-known tunnels are allowed, too
     * @param bindHost the address the server listens on
     * @throws IllegalArgumentException naming the entry that cannot be used
     */
    public OriginCheck(String allowedNames, boolean tunnel, String bindHost) {
        this.allowed = new AllowedNames(tunnel ? allowedNames + "," + Tunnels.names() : allowedNames);
        this.local = ListenAddress.isLocal(bindHost);
    }

    /**
     * @param origin the request's header of that name, or null
     * @param host the request's header of that name, or null
     * @throws ForbiddenOriginException if either is not allowed
     */
    public void check(String origin, String host) {
        if (origin != null && !isAllowedOrigin(origin)) {
            refuse(
                    "the origin",
                    origin,
                    "The origin of this request is not allowed. To let web pages of it call, add it to the server's "
                            + "LUNA_ALLOWED_ORIGINS, such as LUNA_ALLOWED_ORIGINS=https://app.example.org, and restart the server.");
        }
        if (local && host != null && !isKnown(withoutPort(host.toLowerCase(Locale.ROOT)))) {
            refuse(
                    "the host name",
                    host,
                    "This server listens on a local address and was asked for under another host name. Behind a tunnel, start "
                            + "it with --tunnel or with LUNA_ALLOWED_ORIGINS="
                            + Tunnels.nameFor(withoutPort(host.toLowerCase(Locale.ROOT)))
                            + "; behind a proxy, add the name to LUNA_ALLOWED_ORIGINS, or let the proxy send 'Host: localhost'.");
        }
    }

    /** The answer does not repeat what was sent; the log does, for the owner to compare. */
    private void refuse(String what, String value, String reason) {
        long now = System.nanoTime();
        long due = nextLine.get();
        if (now - due >= 0 && nextLine.compareAndSet(due, now + LOG_PAUSE_NANOS)) {
            LOG.warn("403 for {} '{}': {}", what, PLAIN.matcher(value).matches() ? value : "(not printable)", reason);
        }
        throw new ForbiddenOriginException(reason);
    }

    /** True if web pages of this origin may call. */
    boolean isAllowedOrigin(String sent) {
        String origin = sent.toLowerCase(Locale.ROOT);
        if (allowed.hasOrigin(origin)) {
            return true;
        }
        String rest = origin.startsWith("http://")
                ? origin.substring(7)
                : origin.startsWith("https://") ? origin.substring(8) : "";
        return LOCAL.contains(withoutPort(rest));
    }

    private boolean isKnown(String host) {
        return LOCAL.contains(host) || allowed.hasHost(host);
    }

    private static boolean isNumber(String text, int start) {
        for (int i = start; i < text.length(); i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        return true;
    }

    /** Takes the port off an authority; anything that is no port stays, and then equals no known name. */
    private static String withoutPort(String authority) {
        int colon = authority.lastIndexOf(':');
        boolean port =
                colon > authority.lastIndexOf(']') && colon < authority.length() - 1 && isNumber(authority, colon + 1);
        return port ? authority.substring(0, colon) : authority;
    }
}
