package dev.luna.mcp.identity.oauth;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The threads of the checks of access tokens. They are bounded, and what does not fit is rejected: tokens cost the client nothing, so any
 * number may come. The kinds are apart, so that a server that is slow does not stop the checks that need no request. Thread-safe.
 */
final class CheckThreads implements AutoCloseable {

    private static final int IDLE_SECONDS = 30;
    private static final int QUEUE = 256;
    private static final int MOST_INTROSPECTIONS = 16;

    private final ExecutorService workers =
            bounded("oauth-token", Runtime.getRuntime().availableProcessors());
    private final ExecutorService introspection = bounded("oauth-introspection", MOST_INTROSPECTIONS);

    /** One request of each authorization server at a time, so this needs no bound. */
    private final ExecutorService discovery = new ThreadPoolExecutor(
            0, Integer.MAX_VALUE, IDLE_SECONDS, TimeUnit.SECONDS, new SynchronousQueue<>(), named("oauth-discovery"));

    private static ExecutorService bounded(String name, int threads) {
        ThreadPoolExecutor pool = new ThreadPoolExecutor(
                threads, threads, IDLE_SECONDS, TimeUnit.SECONDS, new ArrayBlockingQueue<>(QUEUE), named(name));
        pool.allowCoreThreadTimeOut(true);
        return pool;
    }

    private static ThreadFactory named(String name) {
        AtomicInteger number = new AtomicInteger();
        return task -> {
            Thread thread = new Thread(task, name + "-" + number.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        };
    }

    /** The threads that compute signatures. */
    ExecutorService workers() {
        return workers;
    }

    /** The threads that ask whether a token is active. */
    ExecutorService introspection() {
        return introspection;
    }

    /** The threads that request metadata and keys. */
    ExecutorService discovery() {
        return discovery;
    }

    @Override
    public void close() {
        workers.shutdownNow();
        introspection.shutdownNow();
        discovery.shutdownNow();
    }
}
