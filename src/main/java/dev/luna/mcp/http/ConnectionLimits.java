package dev.luna.mcp.http;

import java.time.Duration;

/**
 * The limits of the server's connections; immutable.
 *
 * @param most how many may be open at once
 * @param patience how long one may be open without a request at work
 * @param firstRequest how long the head of its first request may take to come
 * @param proxies whose connections are those of many clients
 */
record ConnectionLimits(int most, Duration patience, Duration firstRequest, TrustedProxies proxies) {

    /** How many may be open that have not shown the token; the rest is kept for those that have. */
    int mostUnauthenticated() {
        return Math.max(1, most - most / 8);
    }

    /** How many of those may come from one address. */
    int share(String address) {
        return proxies.contains(address) ? mostUnauthenticated() : Math.max(1, most / 4);
    }
}
