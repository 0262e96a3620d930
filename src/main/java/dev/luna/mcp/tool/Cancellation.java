package dev.luna.mcp.tool;

import java.util.ArrayList;
import java.util.List;

/** Cancellation token of a request. Thread-safe. */
public final class Cancellation {

    private final List<Runnable> actions = new ArrayList<>();
    private boolean cancelled;

    /** Runs an action on cancellation; immediately if already cancelled. */
    void onCancel(Runnable action) {
        synchronized (actions) {
            if (!cancelled) {
                actions.add(action);
                return;
            }
        }
        action.run();
    }

    /** Cancels the work; further calls have no effect. */
    public void cancel() {
        List<Runnable> pending;
        synchronized (actions) {
            cancelled = true;
            pending = List.copyOf(actions);
            actions.clear();
        }
        pending.forEach(Runnable::run);
    }
}
