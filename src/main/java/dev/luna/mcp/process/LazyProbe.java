package dev.luna.mcp.process;

import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/** Computes a value once, on first use, on a thread that is never interrupted. Thread-safe. */
final class LazyProbe<T> {

    private final Supplier<T> computation;
    private CompletableFuture<T> result;

    LazyProbe(Supplier<T> computation) {
        this.computation = computation;
    }

    /** Returns the value; starts the computation on the first call. */
    synchronized CompletableFuture<T> result() {
        if (result == null) {
            result = CompletableFuture.supplyAsync(computation, LazyProbe::run);
        }
        return result;
    }

    private static void run(Runnable work) {
        Thread thread = new Thread(work, "exec-probe");
        thread.setDaemon(true);
        thread.start();
    }
}
