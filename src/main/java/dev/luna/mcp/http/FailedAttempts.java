package dev.luna.mcp.http;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** How often each address has shown a wrong token lately. Bounded; thread-safe. */
final class FailedAttempts {

    private static final Logger LOG = LoggerFactory.getLogger(FailedAttempts.class);
    private static final int ADDRESSES = 10_000;

    private final Cache<String, RateLimit> limits = Caffeine.newBuilder()
            .maximumSize(ADDRESSES)
            .expireAfterAccess(Duration.ofMinutes(10))
            .build();
    private final int perMinute;

    /** @param perMinute how many are let through a minute; 0 for any number */
    FailedAttempts(int perMinute) {
        this.perMinute = perMinute;
    }

    /**
     * Counts one more.
     *
     * @throws TooManyRequestsException if there have been too many
     */
    void count(String address) {
        try {
            limits.get(address, first -> new RateLimit("requests with a wrong token", perMinute))
                    .take();
        } catch (TooManyRequestsException e) {
            LOG.debug("{} shows wrong tokens all the time", address);
            throw e;
        }
        LOG.debug("{} showed no valid token", address);
    }
}
