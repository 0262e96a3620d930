package dev.luna.mcp.http;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The rate limit on wrong tokens, by client address. Bounded; thread-safe. */
final class FailedAttempts {

    private static final Logger LOG = LoggerFactory.getLogger(FailedAttempts.class);
    private static final int ADDRESSES = 10_000;

    private final Cache<String, RateLimit> limits = Caffeine.newBuilder()
            .maximumSize(ADDRESSES)
            .expireAfterAccess(Duration.ofMinutes(10))
            .build();
    private final int perMinute;

    /** @param perMinute the rate limit of each address; 0 for none */
    FailedAttempts(int perMinute) {
        this.perMinute = perMinute;
    }

    /**
     * Counts one more.
     *
     * @param reason the reason for the log
     * @throws TooManyRequestsException if there have been too many
     */
    void count(String address, String reason) {
        try {
            limits.get(address, first -> new RateLimit("requests with a wrong token", perMinute))
                    .take();
        } catch (TooManyRequestsException e) {
            LOG.debug("Rate limit for wrong tokens exceeded by {}", address);
            throw e;
        }
        LOG.debug("No valid token from {}: {}", address, reason);
    }
}
