package dev.luna.mcp.tool;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Work in flight, with its timeouts. One thread checks all of them every 100 ms: a timer for each call would have to be started
 * and cancelled, which costs more than the whole call of a fast tool. Thread-safe.
 */
public final class Timeouts implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Timeouts.class);
    private static final long CHECK_INTERVAL_MILLIS = 100;

    private final Set<InFlight> inFlight = ConcurrentHashMap.newKeySet();
    private final ScheduledThreadPoolExecutor timer;

    private record Timeout(long nanoTime, Runnable action) {}

    /** A call or an exchange in flight. Thread-safe. */
    public final class InFlight {

        private final CompletableFuture<Void> ended = new CompletableFuture<>();
        private volatile Timeout timeout;

        /** Runs an action once after a delay, up to 100 ms late, unless this has ended before. The action must not block. */
        public void onTimeout(Duration delay, Runnable action) {
            timeout = new Timeout(System.nanoTime() + delay.toNanos(), action);
        }

        /** Ends this: its timeout has no effect any more. */
        public void end() {
            inFlight.remove(this);
            ended.complete(null);
        }

        private void check(long now) {
            Timeout due = timeout;
            if (due == null || now - due.nanoTime() < 0) {
                return;
            }
            timeout = null;
            try {
                due.action().run();
            } catch (RuntimeException | Error e) {
                // The thread must live on for all others.
                LOG.error("The action at a timeout failed", e);
            }
        }
    }

    /** @param thread name of the thread that checks the timeouts, from now on */
    public Timeouts(String thread) {
        timer = new ScheduledThreadPoolExecutor(1, task -> {
            Thread checks = new Thread(task, thread);
            checks.setDaemon(true);
            return checks;
        });
        timer.scheduleWithFixedDelay(
                () -> inFlight.forEach(each -> each.check(System.nanoTime())),
                CHECK_INTERVAL_MILLIS,
                CHECK_INTERVAL_MILLIS,
                TimeUnit.MILLISECONDS);
    }

    /** Registers what begins now; to be ended when it is done. */
    public InFlight begin() {
        InFlight begun = new InFlight();
        inFlight.add(begun);
        return begun;
    }

    /** Returns a future that completes when all that is in flight now has ended. */
    public CompletableFuture<Void> ended() {
        return CompletableFuture.allOf(inFlight.stream().map(each -> each.ended).toArray(CompletableFuture[]::new));
    }

    /** Ends the checks. */
    @Override
    public void close() {
        timer.shutdownNow();
    }
}
