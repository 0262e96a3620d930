package dev.luna.mcp.tool;

import java.util.concurrent.atomic.AtomicLong;

/** Limit on the memory that long texts of one kind use together. Thread-safe; never blocks. */
public final class MemoryBudget {

    /** Shorter texts are not counted: their number is bounded by the number of connections. */
    private static final int SHORT = 64 << 10;

    private final long most;
    private final AtomicLong held = new AtomicLong();

    /** @param most maximum number of characters; a single longer text is admitted alone */
    public MemoryBudget(long most) {
        this.most = most;
    }

    /** Reserves memory for a text, to be released with {@link #giveBack}; returns false if there is not enough. */
    public boolean take(long length) {
        if (length <= SHORT) {
            return true;
        }
        long before = held.getAndAdd(length);
        if (before == 0 || before + length <= most) {
            return true;
        }
        held.addAndGet(-length);
        return false;
    }

    public void giveBack(long length) {
        if (length > SHORT) {
            held.addAndGet(-length);
        }
    }

    /** Returns true if a text is long enough to be counted. */
    static boolean counts(long length) {
        return length > SHORT;
    }
}
