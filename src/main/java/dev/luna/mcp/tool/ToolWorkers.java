package dev.luna.mcp.tool;

import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.apache.camel.builder.ThreadPoolProfileBuilder;
import org.apache.camel.spi.ExecutorServiceManager;

/**
 * Where blocking tools run: a bounded number of calls at once, on virtual threads where Camel is told to use them and the JVM has
 * them. A full house is said at once instead of queueing. Thread-safe.
 */
final class ToolWorkers implements AutoCloseable {

    /** There are as many deadlines as calls, and those are limited; Camel refuses the thousandth. */
    private static final int NO_LIMIT = -1;

    private final ExecutorServiceManager manager;
    private final Semaphore places;
    private final ExecutorService threads;
    private final ScheduledExecutorService deadlines;

    ToolWorkers(ExecutorServiceManager manager, int maxCalls) {
        this.manager = manager;
        this.places = new Semaphore(maxCalls);
        this.threads = manager.newCachedThreadPool(this, "tool");
        this.deadlines = manager.newScheduledThreadPool(
                this,
                "tool-deadlines",
                new ThreadPoolProfileBuilder("tool-deadlines")
                        .poolSize(1)
                        .maxQueueSize(NO_LIMIT)
                        .build());
    }

    /**
     * Takes a place for a call, to be given back with {@link #leave()} when the call's work really ends.
     *
     * @throws ServerBusyException if all places are taken
     */
    void enter() {
        if (!places.tryAcquire()) {
            throw new ServerBusyException("The server is busy with other tool calls. Try again in a few seconds.");
        }
    }

    /** Gives a place back. */
    void leave() {
        places.release();
    }

    /** Runs work on a thread of its own. */
    void run(Runnable work) {
        threads.execute(work);
    }

    /** Runs a short action when a time has passed, unless cancelled before. */
    Future<?> after(Duration delay, Runnable action) {
        return deadlines.schedule(action, delay.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public void close() {
        manager.shutdownNow(deadlines);
        manager.shutdownNow(threads);
    }
}
