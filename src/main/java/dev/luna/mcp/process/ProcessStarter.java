package dev.luna.mcp.process;

import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/**
 * Starts each process from a thread that lives as long as the process. A process that asked the kernel to be killed with
 * its parent is killed with the thread that started it, and a worker thread may end earlier.
 */
final class ProcessStarter {

    private ProcessStarter() {}

    /** Starts a process, as {@link ProcessBuilder#start()} does. */
    static Process start(ProcessBuilder builder) throws IOException, InterruptedException {
        CompletableFuture<Process> started = new CompletableFuture<>();
        Thread parent = new Thread(() -> startAndWait(builder, started), "parent-of-command");
        parent.setDaemon(true);
        parent.start();
        try {
            return started.get();
        } catch (InterruptedException e) {
            started.thenAccept(Process::destroyForcibly);
            throw e;
        } catch (ExecutionException e) {
            throw new IOException(e.getCause().getMessage(), e.getCause());
        }
    }

    private static void startAndWait(ProcessBuilder builder, CompletableFuture<Process> started) {
        try {
            Process process = builder.start();
            started.complete(process);
            process.onExit().join();
        } catch (IOException | RuntimeException e) {
            started.completeExceptionally(e);
        }
    }
}
