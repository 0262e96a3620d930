package dev.luna.mcp.outbound;

import dev.luna.mcp.config.ProxyAddress;
import java.net.InetAddress;
import java.util.List;
import java.util.Optional;

/**
 * The permitted connection to a host, direct or through a proxy. Immutable.
 *
 * @param proxy the proxy that connects to it, and finds its address; empty for the direct way
 * @param addresses the only ones to connect to on the direct way; none through a proxy
 *
 */
public record OutboundWay(Optional<ProxyAddress> proxy, List<InetAddress> addresses) {

    static OutboundWay direct(List<InetAddress> addresses) {
        return new OutboundWay(Optional.empty(), addresses);
    }

    static OutboundWay through(ProxyAddress proxy) {
        return new OutboundWay(Optional.of(proxy), List.of());
    }
}
