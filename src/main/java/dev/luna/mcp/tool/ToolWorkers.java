package dev.luna.mcp.tool;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.apache.camel.builder.ThreadPoolProfileBuilder;
import org.apache.camel.spi.ExecutorServiceManager;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where blocking tools run: a bounded number of calls at once, on virtual threads where Camel is told to use them and the JVM has
 * them. A full house is said at once instead of queueing. Thread-safe.
 */
final class ToolWorkers implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ToolWorkers.class);

    /** There are as many deadlines as calls, and those are limited; Camel refuses the thousandth. */
    private static final int NO_LIMIT = -1;

    private final ExecutorServiceManager manager;
    private final int maxCalls;
    private final Semaphore places;
    private final Semaphore backgroundPlaces;
    private final ExecutorService threads;
    private final ScheduledExecutorService deadlines;

    ToolWorkers(ExecutorServiceManager manager, int maxCalls) {
        this.manager = manager;
        this.maxCalls = maxCalls;
        this.places = new Semaphore(maxCalls);
        this.backgroundPlaces = new Semaphore(Math.max(1, maxCalls / 2));
        this.threads = manager.newCachedThreadPool(this, "tool");
        this.deadlines = manager.newScheduledThreadPool(
                this,
                "tool-deadlines",
                new ThreadPoolProfileBuilder("tool-deadlines")
                        .poolSize(1)
                        .maxQueueSize(NO_LIMIT)
                        .build());
        // Starts the one thread now: it must not be missing when the process has reached its limit of threads.
        deadlines.execute(() -> {});
    }

    /**
     * Takes a place for a call, to be given back with {@link #leave} when the call's work really ends.
     *
     * @param background whether nobody waits for it: such calls get half of the places at most
     * @throws ServerBusyException if all places are taken
     */
    void enter(boolean background) {
        if (background && !backgroundPlaces.tryAcquire()) {
            throw new ServerBusyException("The server is busy with other tasks. Try again in a few seconds.");
        }
        if (!places.tryAcquire()) {
            if (background) {
                backgroundPlaces.release();
            }
            throw new ServerBusyException("The server is busy with other tool calls. Try again in a few seconds.");
        }
    }

    /** Gives a place back, of the kind that was taken. */
    void leave(boolean background) {
        places.release();
        if (background) {
            backgroundPlaces.release();
        }
    }

    /**
     * Runs work on a thread of its own.
     *
     * @throws ServerBusyException if no thread can be started
     */
    void run(Runnable work) {
        try {
            threads.execute(work);
        } catch (OutOfMemoryError e) {
            LOG.warn(
                    "No thread could be started for a tool call ({}). Raise the limit of threads or processes "
                            + "(ulimit -u, pids of the container), or lower luna.tools.max-calls",
                    e.getMessage());
            throw new ServerBusyException(
                    "The server cannot start another thread for a tool call. Try again in a few seconds.");
        }
    }

    /** Says that all places are taken, if so. */
    Optional<String> exhaustion() {
        return places.availablePermits() > 0
                ? Optional.empty()
                : Optional.of(
                        "All " + maxCalls
                                + " places for tool calls (luna.tools.max-calls) are taken; further calls are answered with 503.");
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
