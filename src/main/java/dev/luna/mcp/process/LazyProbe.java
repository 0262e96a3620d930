package dev.luna.mcp.process;

import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/** Finds something out once, when it is first asked for, on a thread that nobody interrupts. Thread-safe. */
final class LazyProbe<T> {

    private final Supplier<T> trial;
    private CompletableFuture<T> result;

    LazyProbe(Supplier<T> trial) {
        this.trial = trial;
    }

    /** What it finds out; begins with it unless that is done. */
    synchronized CompletableFuture<T> result() {
        if (result == null) {
            result = CompletableFuture.supplyAsync(trial, LazyProbe::run);
        }
        return result;
    }

    private static void run(Runnable work) {
        Thread thread = new Thread(work, "exec-trial");
        thread.setDaemon(true);
        thread.start();
    }
}
