package dev.luna.mcp.tool;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Threads for tasks that may block. A task gets a thread at once, an idle one or a new one, but only one thread is on its way at a
 * time: when it takes a task, it calls the next thread if there are more tasks. So short tasks that come together are done by one or
 * two threads. A pool of the JDK wakes a thread for each task, which costs more than a short task itself. Thread-safe.
 */
final class WorkerThreads implements Executor, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(WorkerThreads.class);
    private static final long IDLE_NANOS = Duration.ofSeconds(60).toNanos();

    private final Function<Runnable, Thread> factory;

    // All guarded by this.
    private final Deque<Runnable> tasks = new ArrayDeque<>();
    private final Deque<Worker> idle = new ArrayDeque<>();
    private final Set<Worker> all = new HashSet<>();
    private boolean coming;
    private boolean closed;

    /** @param factory creates a thread, without starting it */
    WorkerThreads(Function<Runnable, Thread> factory) {
        this.factory = factory;
    }

    /**
     * Runs a task on one of the threads. It must not throw.
     *
     * @throws OutOfMemoryError if a thread is needed and cannot be started
     * @throws RejectedExecutionException after the close
     */
    @Override
    public void execute(Runnable task) {
        Worker next;
        synchronized (this) {
            if (closed) {
                throw new RejectedExecutionException("The threads for tasks have ended.");
            }
            tasks.addLast(task);
            next = next();
        }
        try {
            call(next);
        } catch (OutOfMemoryError e) {
            if (withdraw(task)) {
                throw e;
            }
        }
    }

    private synchronized boolean withdraw(Runnable task) {
        return tasks.removeLastOccurrence(task);
    }

    /** The worker that is to be called for the first task; null if there is no task, or a worker is on its way to it. Under the lock. */
    private Worker next() {
        if (coming || tasks.isEmpty()) {
            return null;
        }
        Worker worker = idle.pollFirst();
        if (worker == null) {
            worker = new Worker();
            all.add(worker);
        }
        worker.called = true;
        coming = true;
        return worker;
    }

    /** Wakes a worker, or starts it. Not under the lock, which is the first that the worker needs. */
    private void call(Worker worker) {
        if (worker == null) {
            return;
        }
        try {
            worker.begin();
        } catch (OutOfMemoryError e) {
            synchronized (this) {
                all.remove(worker);
                coming = false;
            }
            throw e;
        }
    }

    /** Drops the tasks that wait, and interrupts those at work. */
    @Override
    public synchronized void close() {
        closed = true;
        tasks.clear();
        all.forEach(worker -> worker.thread.interrupt());
    }

    private final class Worker implements Runnable {

        private final Thread thread = factory.apply(this);
        private boolean started;
        private volatile boolean called;

        void begin() {
            if (started) {
                LockSupport.unpark(thread);
            } else {
                started = true;
                thread.start();
            }
        }

        @Override
        public void run() {
            try {
                for (Runnable task = take(); task != null; task = take()) {
                    task.run();
                }
            } finally {
                synchronized (WorkerThreads.this) {
                    all.remove(this);
                }
            }
        }

        private Runnable take() {
            do {
                Runnable task;
                Worker next;
                synchronized (WorkerThreads.this) {
                    if (called) {
                        called = false;
                        coming = false;
                    }
                    task = tasks.pollFirst();
                    next = next();
                    if (task == null) {
                        idle.addFirst(this);
                    }
                }
                if (task != null) {
                    callNext(next);
                    return task;
                }
            } while (awaitCall());
            return null;
        }

        private void callNext(Worker next) {
            try {
                call(next);
            } catch (OutOfMemoryError e) {
                LOG.warn(
                        "No thread could be started for a task ({}); it waits for one that comes free", e.getMessage());
            }
        }

        /** Waits until the worker is called; false if there was nothing to do for long. */
        private boolean awaitCall() {
            long end = System.nanoTime() + IDLE_NANOS;
            while (!called) {
                LockSupport.parkNanos(WorkerThreads.this, end - System.nanoTime());
                // Interrupted, it would not park again.
                Thread.interrupted();
                synchronized (WorkerThreads.this) {
                    if (!called && (closed || System.nanoTime() - end >= 0)) {
                        idle.remove(this);
                        return false;
                    }
                }
            }
            return true;
        }
    }
}
