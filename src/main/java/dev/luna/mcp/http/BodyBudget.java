package dev.luna.mcp.http;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The memory that the bodies of all requests in flight use together. A small body gets its part at once or not at all. A large one
 * waits until there is room for the whole of it, in the order of arrival, and holds nothing meanwhile, so two never wait for each
 * other. An eighth of the budget is for small bodies alone. Thread-safe; never blocks.
 */
final class BodyBudget {

    /** The largest length of a small body. */
    static final int SMALL = 64 << 10;

    private static final int SHARE_OF_SMALL = 8;

    /** Bytes that have arrived on a connection before its reading pauses; they are not counted. */
    private static final int PAUSED = 128 << 10;

    private static final int FEWEST_WAITING = 8;

    private final long most;
    private final long mostForLarge;
    private final int maxWaiting;
    private final AtomicLong held = new AtomicLong();
    private final Deque<Turn> waiting = new ArrayDeque<>();
    private volatile boolean anyWaiting;

    /** A large body that waits for its memory; granted is called once, on any thread. */
    record Turn(long bytes, Runnable granted) {

        @Override
        public boolean equals(Object other) {
            return this == other;
        }

        @Override
        public int hashCode() {
            return System.identityHashCode(this);
        }
    }

    /**
     * @param most the bytes of all bodies
     * @param largest the largest length of one body, for which there is always room
     */
    BodyBudget(long most, long largest) {
        this.mostForLarge = Math.max(most - most / SHARE_OF_SMALL, largest);
        this.most = mostForLarge + most / SHARE_OF_SMALL;
        this.maxWaiting = (int) Math.min(Math.max(most / SHARE_OF_SMALL / PAUSED, FEWEST_WAITING), Integer.MAX_VALUE);
    }

    /** The bytes of all bodies. */
    long most() {
        return most;
    }

    /** The number of bodies that can wait. */
    int maxWaiting() {
        return maxWaiting;
    }

    /** Takes memory for bytes of a small body, to be given back; returns false if there is none. */
    boolean take(long bytes) {
        return take(bytes, most);
    }

    /** Takes memory for a large body, unless others wait for theirs; returns false if it has to {@link #await} its turn. */
    boolean takeLarge(long bytes) {
        synchronized (waiting) {
            return waiting.isEmpty() && take(bytes, mostForLarge);
        }
    }

    /** Lets a body wait for its turn; returns false if too many wait already. The memory is to be given back. */
    boolean await(Turn turn) {
        synchronized (waiting) {
            if (waiting.size() >= maxWaiting) {
                return false;
            }
            waiting.add(turn);
            anyWaiting = true;
        }
        serve(); // memory may have been given back meanwhile
        return true;
    }

    /** Ends the waiting of a body; returns false if it waits no more, as it has got its memory. */
    boolean leave(Turn turn) {
        synchronized (waiting) {
            if (!waiting.remove(turn)) {
                return false;
            }
        }
        serve(); // the next one may need less
        return true;
    }

    void giveBack(long bytes) {
        held.addAndGet(-bytes);
        if (anyWaiting) {
            serve();
        }
    }

    private void serve() {
        List<Turn> served = new ArrayList<>();
        synchronized (waiting) {
            while (!waiting.isEmpty() && take(waiting.peek().bytes(), mostForLarge)) {
                served.add(waiting.poll());
            }
            anyWaiting = !waiting.isEmpty();
        }
        served.forEach(turn -> turn.granted().run());
    }

    private boolean take(long bytes, long limit) {
        long before;
        do {
            before = held.get();
            if (before + bytes > limit) {
                return false;
            }
        } while (!held.compareAndSet(before, before + bytes));
        return true;
    }
}
