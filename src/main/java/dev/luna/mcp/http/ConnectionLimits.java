package dev.luna.mcp.http;

import java.time.Duration;

/**
 * The limits of the server's connections; immutable.
 *
 * @param most the largest number of open connections
 * @param patience the idle timeout of a connection
 * @param firstRequest the timeout for the head of its first request
 * @param proxies the proxies, whose connections carry the requests of many clients
 */
record ConnectionLimits(int most, Duration patience, Duration firstRequest, TrustedProxies proxies) {

    /** The largest number of connections that have not shown the token; the rest is reserved for those that have. */
    int mostUnauthenticated() {
        return Math.max(1, most - most / 8);
    }

    /** The largest number of these from one address. */
    int share(String address) {
        return proxies.contains(address) ? mostUnauthenticated() : Math.max(1, most / 4);
    }
}
