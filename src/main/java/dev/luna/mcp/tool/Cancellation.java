package dev.luna.mcp.tool;

import java.util.ArrayList;
import java.util.List;

/** Tells the work done for a request that nobody wants its result any more. Thread-safe. */
public final class Cancellation {

    /** The exchange property that holds the one of the request. */
    public static final String PROPERTY = "LunaCancellation";

    private final List<Runnable> actions = new ArrayList<>();
    private boolean cancelled;

    /** Runs an action when the work is cancelled; at once if it has been. */
    void onCancel(Runnable action) {
        synchronized (actions) {
            if (!cancelled) {
                actions.add(action);
                return;
            }
        }
        action.run();
    }

    /** Stops the work. Once is enough; more does nothing. */
    public void cancel() {
        List<Runnable> due;
        synchronized (actions) {
            cancelled = true;
            due = List.copyOf(actions);
            actions.clear();
        }
        due.forEach(Runnable::run);
    }
}
