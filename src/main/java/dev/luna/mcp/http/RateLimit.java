package dev.luna.mcp.http;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import java.time.Duration;

/** A per-minute limit that permits bursts. Thread-safe; never blocks. */
final class RateLimit {

    private final String what;
    private final int perMinute;
    private final Bucket bucket;

    /**
     * @param what the counted things, in the plural, such as {@code messages}
     * @param perMinute the limit; 0 for none
     */
    RateLimit(String what, int perMinute) {
        this.what = what;
        this.perMinute = perMinute;
        this.bucket = perMinute == 0
                ? null
                : Bucket.builder()
                        .addLimit(limit -> limit.capacity(perMinute).refillGreedy(perMinute, Duration.ofMinutes(1)))
                        .build();
    }

    /** The number that is left now. */
    long remaining() {
        return bucket.getAvailableTokens();
    }

    /** The time in seconds until the whole limit is there again, if nothing is counted until then. */
    long secondsToFull() {
        return (60 * (perMinute - remaining()) + perMinute - 1) / perMinute;
    }

    /**
     * Counts one.
     *
     * @throws TooManyRequestsException if it is one too many
     */
    void take() {
        if (bucket == null) {
            return;
        }
        ConsumptionProbe probe = bucket.tryConsumeAndReturnRemaining(1);
        if (!probe.isConsumed()) {
            // Rounded up: who comes back when told must not be too early.
            long seconds = 1 + Duration.ofNanos(probe.getNanosToWaitForRefill()).toSeconds();
            throw new TooManyRequestsException(
                    "Rate limit exceeded: " + perMinute + " " + what + " per minute. Try again in " + seconds + " s.",
                    seconds);
        }
    }
}
