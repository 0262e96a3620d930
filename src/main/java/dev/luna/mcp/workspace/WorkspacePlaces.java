package dev.luna.mcp.workspace;

import dev.luna.mcp.tool.ServerBusyException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** The directories in which something is at work: never two of which one is in the other. Safe for use by several threads. */
final class WorkspacePlaces {

    private static final long WAIT = Duration.ofSeconds(2).toNanos();

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition left = lock.newCondition();
    private final List<Path> taken = new ArrayList<>();

    /**
     * Takes a directory with all below it.
     *
     * @param path a real path
     * @param name how callers name it
     * @throws ServerBusyException if it is still in use after two seconds
     */
    void take(Path path, String name) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            long wait = WAIT;
            while (taken.stream().anyMatch(other -> other.startsWith(path) || path.startsWith(other))) {
                if (wait <= 0) {
                    throw new ServerBusyException("Another call is at work in '" + name
                            + "', or in a directory in or above it. Try again when that call has ended.");
                }
                wait = left.awaitNanos(wait);
            }
            taken.add(path);
        } finally {
            lock.unlock();
        }
    }

    /** Gives it back. */
    void leave(Path path) {
        lock.lock();
        try {
            taken.remove(path);
            left.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
