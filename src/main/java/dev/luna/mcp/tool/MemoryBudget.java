package dev.luna.mcp.tool;

import java.util.concurrent.atomic.AtomicLong;

/** How much of the memory long texts of one kind may take together. Thread-safe; never blocks. */
public final class MemoryBudget {

    /** Up to this length a text is no matter: there are no more of them than connections. */
    private static final int SHORT = 64 << 10;

    private final long most;
    private final AtomicLong held = new AtomicLong();

    /** @param most how many characters, but for a single text that is longer */
    public MemoryBudget(long most) {
        this.most = most;
    }

    /** Takes room for a text, to be given back; false if there is none. */
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

    /** Whether a text is long enough to take room. */
    static boolean counts(long length) {
        return length > SHORT;
    }
}
