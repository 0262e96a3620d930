package dev.luna.mcp.http;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import java.time.Duration;

/** So many of something a minute, which may come all at once. Thread-safe; never blocks. */
final class RateLimit {

    private final String what;
    private final int perMinute;
    private final Bucket bucket;

    /**
     * @param what is counted, in the plural
     * @param perMinute how many a minute; 0 for any number
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
                    "These are more " + what + " than the " + perMinute
                            + " a minute that this server takes. Try again in " + seconds + " s.",
                    seconds);
        }
    }
}
