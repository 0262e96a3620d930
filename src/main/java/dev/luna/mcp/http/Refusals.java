package dev.luna.mcp.http;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Requests that were refused, counted by status and logged at a bounded rate: floods must not fill the log. Thread-safe. */
final class Refusals {

    private static final Logger LOG = LoggerFactory.getLogger(Refusals.class);
    private static final Set<Integer> STATUSES = Set.of(401, 403, 429, 503);
    private static final long PAUSE_NANOS = 10_000_000_000L;

    private final Map<Integer, AtomicLong> counts = new ConcurrentHashMap<>();
    private final Map<Integer, AtomicLong> due = new ConcurrentHashMap<>();

    /**
     * Counts an answer if it is a refusal.
     *
     * @param client the address of the client
     * @param request the id of that
     */
    void count(int status, String client, String request) {
        if (!STATUSES.contains(status)) {
            return;
        }
        AtomicLong count = counts.computeIfAbsent(status, first -> new AtomicLong());
        count.incrementAndGet();
        long now = System.nanoTime();
        AtomicLong next = due.computeIfAbsent(status, first -> new AtomicLong(now));
        long time = next.get();
        if (now - time >= 0 && next.compareAndSet(time, now + PAUSE_NANOS)) {
            LOG.info(
                    "{} requests were refused with {} since the last such line, the last one from {} (request {})",
                    count.getAndSet(0),
                    status,
                    client,
                    request);
        }
    }
}
