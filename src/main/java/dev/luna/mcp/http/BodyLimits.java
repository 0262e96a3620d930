package dev.luna.mcp.http;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/** The limits on request bodies, each alone and all together. Thread-safe. */
final class BodyLimits {

    private final long maxBytes;
    private final long maxBytesOfAll;
    private final Duration timeout;
    private final AtomicLong held = new AtomicLong();

    /**
     * @param maxBytes the largest length of one body
     * @param maxBytesOfAll the memory for the bodies of all requests in flight
     * @param timeout the time within which a body must arrive
     */
    BodyLimits(long maxBytes, long maxBytesOfAll, Duration timeout) {
        this.maxBytes = maxBytes;
        this.maxBytesOfAll = Math.max(maxBytes, maxBytesOfAll);
        this.timeout = timeout;
    }

    long maxBytes() {
        return maxBytes;
    }

    Duration timeout() {
        return timeout;
    }

    /** Takes room for some bytes, to be given back; false if there is none. */
    boolean take(long bytes) {
        if (held.addAndGet(bytes) <= maxBytesOfAll) {
            return true;
        }
        held.addAndGet(-bytes);
        return false;
    }

    void giveBack(long bytes) {
        held.addAndGet(-bytes);
    }
}
