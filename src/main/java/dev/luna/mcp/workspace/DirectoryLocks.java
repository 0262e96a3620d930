package dev.luna.mcp.workspace;

import dev.luna.mcp.tool.ServerBusyException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** Exclusive locks on directories. A lock covers the directory and everything below it. Thread-safe. */
final class DirectoryLocks {

    private static final long TIMEOUT = Duration.ofSeconds(2).toNanos();

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition released = lock.newCondition();
    private final List<Path> locked = new ArrayList<>();

    /**
     * Locks a directory.
     *
     * @param path a real path
     * @param name the directory's name in error messages
     * @throws ServerBusyException if it is not free within two seconds
     */
    void acquire(Path path, String name) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            long wait = TIMEOUT;
            while (locked.stream().anyMatch(other -> other.startsWith(path) || path.startsWith(other))) {
                if (wait <= 0) {
                    throw new ServerBusyException("Another call is at work in '" + name
                            + "', or in a directory in or above it. Try again when that call has ended.");
                }
                wait = released.awaitNanos(wait);
            }
            locked.add(path);
        } finally {
            lock.unlock();
        }
    }

    /** Unlocks a directory. */
    void release(Path path) {
        lock.lock();
        try {
            locked.remove(path);
            released.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
