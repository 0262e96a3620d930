package dev.luna.mcp.tool;

import java.util.function.BooleanSupplier;

/** The call that each thread works on, for libraries that have no place to pass it through. Thread-safe. */
public final class CurrentCall {

    private final ThreadLocal<CallContext> calls = new ThreadLocal<>();

    /** The call of the current thread; an empty one if it works on none. */
    public CallContext get() {
        CallContext call = calls.get();
        return call == null ? new CallContext.WithoutRequest() : call;
    }

    /**
     * Runs work for a call.
     *
     * @return the result of the work
     */
    boolean run(CallContext call, BooleanSupplier work) {
        CallContext before = calls.get();
        calls.set(call);
        try {
            return work.getAsBoolean();
        } finally {
            // Not removed: each call would make the entry of its thread anew.
            calls.set(before);
        }
    }
}
