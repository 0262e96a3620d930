package dev.luna.mcp.mcp.subscription;

import dev.luna.mcp.mcp.interaction.ResourceUpdates;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Gathers changes and tells each once, as soon as it is quiet for a moment: twenty files that are reloaded are one change of the
 * list of tools. Thread-safe.
 */
final class ChangeNotifier implements ResourceUpdates {

    private static final Duration QUIET = Duration.ofMillis(100);
    private static final Duration LONGEST = Duration.ofSeconds(1);

    private final ScheduledExecutorService clock;
    private final List<Consumer<Change>> listeners = new CopyOnWriteArrayList<>();
    private final Set<Change> gathered = new LinkedHashSet<>();
    private Future<?> telling;
    private long since;

    ChangeNotifier(ScheduledExecutorService clock) {
        this.clock = clock;
    }

    @Override
    public void updated(String uri) {
        announce(Change.of(uri));
    }

    /** Records a change; listeners are notified within a second. */
    synchronized void announce(Change change) {
        if (clock.isShutdown()) {
            return;
        }
        if (gathered.isEmpty()) {
            since = System.nanoTime();
        } else {
            telling.cancel(false);
        }
        gathered.add(change);
        long left = LONGEST.toNanos() - (System.nanoTime() - since);
        telling = clock.schedule(this::tell, Math.min(QUIET.toNanos(), left), TimeUnit.NANOSECONDS);
    }

    /** Tells what has been gathered, so that a stream that opens now is not told what changed before. */
    void tell() {
        List<Change> due;
        List<Consumer<Change>> present;
        synchronized (this) {
            due = List.copyOf(gathered);
            present = List.copyOf(listeners);
            gathered.clear();
        }
        due.forEach(change -> present.forEach(listener -> listener.accept(change)));
    }

    /** Adds a listener for every change from now on; changes before it are told to the others first. It must be quick. */
    void listen(Consumer<Change> listener) {
        tell();
        listeners.add(listener);
    }

    void leave(Consumer<Change> listener) {
        listeners.remove(listener);
    }
}
