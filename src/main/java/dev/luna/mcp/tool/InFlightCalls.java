package dev.luna.mcp.tool;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The calls that have started and have no response yet. One thread checks the timeouts of all of them every 100 ms: a timer for each
 * call would have to be started and cancelled, which costs more than the whole call of a fast tool. Thread-safe.
 */
public final class InFlightCalls {

    private static final Logger LOG = LoggerFactory.getLogger(InFlightCalls.class);
    private static final long CHECK_INTERVAL_MILLIS = 100;

    private final Set<Call> calls = ConcurrentHashMap.newKeySet();

    private record Timeout(long nanoTime, Runnable action) {}

    /** A call in flight. Thread-safe. */
    final class Call {

        private final CompletableFuture<Void> answered = new CompletableFuture<>();
        private volatile Timeout timeout;

        /** Runs an action after a delay, up to 100 ms late, unless the call has ended before. The action must not block. */
        void onTimeout(Duration delay, Runnable action) {
            timeout = new Timeout(System.nanoTime() + delay.toNanos(), action);
        }

        /** Ends the call: it has its response. */
        void end() {
            calls.remove(this);
            answered.complete(null);
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
                // The thread must live on for the other calls.
                LOG.error("The timeout of a call failed", e);
            }
        }
    }

    /** Checks the timeouts from now on, on a thread of an executor. */
    void watch(ScheduledExecutorService executor) {
        executor.scheduleWithFixedDelay(
                () -> calls.forEach(call -> call.check(System.nanoTime())),
                CHECK_INTERVAL_MILLIS,
                CHECK_INTERVAL_MILLIS,
                TimeUnit.MILLISECONDS);
    }

    /** Registers a call, before its tool is looked up; to be ended when it has its response. */
    Call begin() {
        Call call = new Call();
        calls.add(call);
        return call;
    }

    /**
     * Returns a future that completes when all calls that are in flight now have their response. The tools' timeouts
     * guarantee that.
     */
    public CompletableFuture<Void> answered() {
        return CompletableFuture.allOf(calls.stream().map(call -> call.answered).toArray(CompletableFuture[]::new));
    }
}
