package dev.luna.mcp.outbound;

import dev.luna.mcp.config.ProxyAddress;
import java.net.InetAddress;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The owner's proxies for requests to public addresses. Immutable.
 *
 * @param http the one for http URLs, if any
 * @param https the one for https URLs, if any
 * @param without the hosts that are reached without one
 */
public record OutboundProxies(Optional<ProxyAddress> http, Optional<ProxyAddress> https, NoProxy without) {

    /** No proxies. */
    static final OutboundProxies NONE = of("", "", "");

    /** Reads the settings, each of which may be empty. */
    public static OutboundProxies of(String http, String https, String without) {
        return new OutboundProxies(
                ProxyAddress.parse("HTTP_PROXY (luna.outbound.http-proxy)", http),
                ProxyAddress.parse("HTTPS_PROXY (luna.outbound.https-proxy)", https),
                new NoProxy(without));
    }

    /** All of them. */
    List<ProxyAddress> all() {
        return Stream.of(http, https).flatMap(Optional::stream).toList();
    }

    /** The proxy for a host with these addresses, if it is not excepted. */
    Optional<ProxyAddress> forHost(String scheme, String host, int port, Collection<InetAddress> addresses) {
        Optional<ProxyAddress> proxy = scheme.equalsIgnoreCase("https") ? https : http;
        return proxy.filter(any -> !without.contains(host, port, addresses));
    }
}
