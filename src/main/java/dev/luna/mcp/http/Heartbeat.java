package dev.luna.mcp.http;

import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Shows life on the streams of calls that take long, so that neither a client nor a proxy gives up on a tool that says nothing.
 * One timer looks at all of them; a quick call costs it an entry in a set. Thread-safe.
 */
final class Heartbeat {

    private static final Duration SHORTEST = Duration.ofMillis(100);
    private static final int ROUNDS = 4;

    private final Duration after;
    private final Duration every;
    private final AtomicBoolean started = new AtomicBoolean();
    private final Set<ResponseStream> streams = ConcurrentHashMap.newKeySet();

    /**
     * @param after the silence of a call after which its response becomes a stream
     * @param every the longest silence of a stream
     * @throws IllegalArgumentException if either is shorter than 100 ms
     */
    Heartbeat(Duration after, Duration every) {
        this.after = requireLong("luna.heartbeat.after", after);
        this.every = requireLong("luna.heartbeat.every", every);
    }

    private static Duration requireLong(String setting, Duration duration) {
        if (duration.compareTo(SHORTEST) < 0) {
            throw new IllegalArgumentException(
                    setting + " must be " + SHORTEST.toMillis() + "ms or longer, not " + duration.toMillis() + "ms.");
        }
        return duration;
    }

    /** Looks after a stream until it is removed. */
    void add(ResponseStream stream, Vertx vertx) {
        streams.add(stream);
        if (!started.get() && started.compareAndSet(false, true)) {
            long shorter = Math.min(after.toMillis(), every.toMillis());
            vertx.setPeriodic(shorter / ROUNDS, round -> beat());
        }
    }

    void remove(ResponseStream stream) {
        streams.remove(stream);
    }

    private void beat() {
        long now = System.nanoTime();
        streams.forEach(stream -> stream.beat(now, after.toNanos(), every.toNanos()));
    }
}
