package dev.luna.mcp.http;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/** What the bodies of requests may take, each alone and all together. Thread-safe. */
final class BodyLimits {

    private final long maxBytes;
    private final long maxBytesOfAll;
    private final Duration timeout;
    private final AtomicLong held = new AtomicLong();

    /**
     * @param maxBytes how long one body may be
     * @param maxBytesOfAll how much of the memory the bodies of all requests at work may take
     * @param timeout how long one may take to arrive
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
