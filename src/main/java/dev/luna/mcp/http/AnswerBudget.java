package dev.luna.mcp.http;

import java.util.concurrent.atomic.AtomicLong;

/** How much of the memory answers may take that their clients have not read yet. Thread-safe. */
final class AnswerBudget {

    /** Answers up to this length always pass: there are no more of them than connections. */
    private static final int SHORT = 64 << 10;

    private final long most;
    private final AtomicLong held = new AtomicLong();

    /** @param most how many characters, but for a single answer that is longer */
    AnswerBudget(long most) {
        this.most = most;
    }

    /** Takes room for an answer, to be given back when it is written; false if there is none. */
    boolean take(int length) {
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

    void giveBack(int length) {
        if (length > SHORT) {
            held.addAndGet(-length);
        }
    }
}
