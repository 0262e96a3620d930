package dev.luna.mcp.tool;

import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.apache.camel.spi.ExecutorServiceManager;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The thread pool of blocking tools, with a limit on concurrent calls; on virtual threads if Camel is configured for
 * them and the JVM has them. Calls are rejected immediately when all permits are in use; they are not queued.
 * Thread-safe.
 */
final class ToolWorkers implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ToolWorkers.class);

    private final int maxCalls;
    private final Semaphore permits;
    private final Semaphore backgroundPermits;
    private final WorkerThreads threads;

    ToolWorkers(ExecutorServiceManager manager, int maxCalls) {
        this.maxCalls = maxCalls;
        this.permits = new Semaphore(maxCalls);
        this.backgroundPermits = new Semaphore(Math.max(1, maxCalls / 2));
        this.threads = new WorkerThreads(work -> manager.newThread("tool", work));
    }

    /**
     * Acquires a permit for a call, to be returned with {@link #release} when the call's work has really ended.
     *
     * @param background true for a task: tasks get at most half of the permits
     * @throws ServerBusyException if no permit is available
     */
    void acquire(boolean background) {
        if (background && !backgroundPermits.tryAcquire()) {
            throw new ServerBusyException("The server is busy with other tasks. Try again in a few seconds.");
        }
        if (!permits.tryAcquire()) {
            if (background) {
                backgroundPermits.release();
            }
            throw new ServerBusyException("The server is busy with other tool calls. Try again in a few seconds.");
        }
    }

    /** Releases a permit of the kind that was acquired. */
    void release(boolean background) {
        permits.release();
        if (background) {
            backgroundPermits.release();
        }
    }

    /**
     * Runs work on a thread of the pool.
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

    /** Describes the exhaustion of the permits; empty if a permit is available. */
    Optional<String> exhaustion() {
        return permits.availablePermits() > 0
                ? Optional.empty()
                : Optional.of("All " + maxCalls
                        + " permits for tool calls (luna.tools.max-calls) are in use; further calls get status 503.");
    }

    @Override
    public void close() {
        threads.close();
    }
}
