package dev.luna.mcp.tool;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

/**
 * What routes offer under a name, in the order in which it was added. Between {@link #begin()} and {@link #commit()} routes may
 * come and go unseen: then everything shows at once, and what was replaced was never missing. Thread-safe; reading never
 * blocks.
 *
 * @param <T> what is offered
 */
public final class TransactionalRegistry<T> {

    private final Function<T, String> route;
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private final Map<String, T> added = new LinkedHashMap<>();
    private final Set<String> leaving = new HashSet<>();
    private boolean changing;
    private volatile Map<String, T> offered = Map.of();

    /** @param route gives the id of the route that offers something */
    public TransactionalRegistry(Function<T, String> route) {
        this.route = route;
    }

    /** What is offered under a name, or null. */
    public T get(String name) {
        return offered.get(name);
    }

    /** What is offered under a name, or will be when the change that is under way shows; null if nothing. */
    public synchronized T upcoming(String name) {
        T next = added.get(name);
        T now = offered.get(name);
        return next == null && now != null && !leaves(now) ? now : next;
    }

    /** All that is offered; a snapshot. */
    public List<T> all() {
        return new ArrayList<>(offered.values());
    }

    /** Runs an action after each change, on the thread that made it. */
    public void onChange(Runnable listener) {
        listeners.add(listener);
    }

    /**
     * Offers something.
     *
     * @return who offers something else under this name, and stays; null if the name was free
     */
    public synchronized T add(String name, T value) {
        T other = added.get(name);
        if (other == null && offered.get(name) != null && !leaves(offered.get(name))) {
            other = offered.get(name);
        }
        if (other == null) {
            added.put(name, value);
            showUnlessChanging();
        }
        return other;
    }

    /** Takes away what a route offers under a name; does nothing if it does not. */
    public synchronized void remove(String name, String routeId) {
        if (added.containsKey(name) && route.apply(added.get(name)).equals(routeId)) {
            added.remove(name);
        } else if (offered.containsKey(name) && route.apply(offered.get(name)).equals(routeId)) {
            leaving.add(routeId);
            showUnlessChanging();
        }
    }

    /** From now on changes are only noted. */
    public synchronized void begin() {
        changing = true;
    }

    /** Notes that what these routes offer is to go, so that others may take their names. */
    public synchronized void withdraw(Set<String> routeIds) {
        leaving.addAll(routeIds);
    }

    /**
     * Takes {@link #withdraw} back.
     *
     * @return false if another route has taken one of their names
     */
    public synchronized boolean restore(Set<String> routeIds) {
        leaving.removeAll(routeIds);
        return added.keySet().stream()
                .noneMatch(name -> offered.containsKey(name) && routeIds.contains(route.apply(offered.get(name))));
    }

    /** Shows what was noted. */
    public synchronized void commit() {
        changing = false;
        show();
    }

    /** Forgets what was noted. */
    public synchronized void abandon() {
        added.clear();
        leaving.clear();
        changing = false;
    }

    private boolean leaves(T value) {
        return leaving.contains(route.apply(value));
    }

    private void showUnlessChanging() {
        if (!changing) {
            show();
        }
    }

    /** What replaces something keeps its place. */
    private void show() {
        Map<String, T> next = new LinkedHashMap<>();
        offered.forEach((name, value) -> {
            T successor = added.remove(name);
            if (successor != null || !leaves(value)) {
                next.put(name, successor != null ? successor : value);
            }
        });
        next.putAll(added);
        added.clear();
        leaving.clear();
        if (!next.equals(offered)) {
            offered = next;
            listeners.forEach(Runnable::run);
        }
    }
}
