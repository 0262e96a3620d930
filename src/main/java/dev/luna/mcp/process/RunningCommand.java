package dev.luna.mcp.process;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * A command while it runs. The caller's thread alone reads both pipes, refreshes the process tree and waits for the end, so
 * it never blocks on a pipe that a descendant keeps open.
 */
final class RunningCommand {

    /** The lowest exit value of a process that a signal ended. */
    private static final int KILLED = 128;

    private static final long IDLE_WAIT_MILLIS = 20;
    private static final long BUSY_WAIT_MILLIS = 1;
    private static final long REMAINING_OUTPUT_NANOS = Duration.ofMillis(500).toNanos();

    private final Process process;
    private final ProcessTree tree;
    private final boolean contained;
    private final FreeSpace space;
    private final CappedOutput output;
    private final CappedOutput errors;

    /**
     * @param contained true if the kernel keeps all processes of the command below its first process, and ends them before it
     * @param outputLimit maximum number of bytes that are kept of each output
     */
    RunningCommand(Process process, ProcessTree tree, boolean contained, FreeSpace space, int outputLimit) {
        this.process = process;
        this.tree = tree;
        this.contained = contained;
        this.space = space;
        this.output = new CappedOutput(process.getInputStream(), outputLimit);
        this.errors = new CappedOutput(process.getErrorStream(), outputLimit);
    }

    /** Waits until the command ends or its timeout expires, and kills all remaining processes. */
    CommandOutcome await(Duration limit) throws IOException, InterruptedException {
        try {
            boolean ended = endsWithin(limit);
            // The first process may itself have been killed, before the kernel was done with the others.
            if (!contained || !ended || process.exitValue() >= KILLED) {
                tree.kill();
            }
            drainRemainingOutput();
            int exitValue = ended ? process.exitValue() : CommandOutcome.TIMED_OUT;
            return new CommandOutcome(exitValue, !ended, output.text(), errors.text());
        } catch (IOException | InterruptedException | RuntimeException e) {
            tree.kill();
            throw e;
        } finally {
            process.destroyForcibly(); // closes the pipes
        }
    }

    private boolean endsWithin(Duration limit) throws IOException, InterruptedException {
        process.getOutputStream().close();
        long deadline = System.nanoTime() + limit.toNanos();
        while (System.nanoTime() < deadline) {
            long pause = drain() ? BUSY_WAIT_MILLIS : IDLE_WAIT_MILLIS;
            if (process.waitFor(pause, TimeUnit.MILLISECONDS)) {
                return true;
            }
            if (!contained) {
                tree.refresh();
            }
            space.require();
        }
        return false;
    }

    private void drainRemainingOutput() throws IOException {
        long deadline = System.nanoTime() + REMAINING_OUTPUT_NANOS;
        while (drain() && System.nanoTime() < deadline) {
            Thread.onSpinWait();
        }
    }

    private boolean drain() throws IOException {
        return output.drain() | errors.drain();
    }
}
