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
 * Registry of what routes provide, by name and in order of addition. Changes between {@link #begin()} and {@link
 * #commit()} become visible atomically, so that a replaced entry is never missing. Thread-safe; reads never block.
 *
 * @param <T> type of the entries
 */
public final class TransactionalRegistry<T> {

    private final Function<T, String> route;
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private final Map<String, T> added = new LinkedHashMap<>();
    private final Set<String> retiring = new HashSet<>();
    private boolean inTransaction;
    private volatile Map<String, T> visible = Map.of();

    /** @param route gives the id of the route that provides an entry */
    public TransactionalRegistry(Function<T, String> route) {
        this.route = route;
    }

    /** The entry with a name, or null. */
    public T get(String name) {
        return visible.get(name);
    }

    /** The entry that a name will have after the commit of the open transaction; null if none. */
    public synchronized T afterCommit(String name) {
        T next = added.get(name);
        T now = visible.get(name);
        return next == null && now != null && !isRetiring(now) ? now : next;
    }

    /** All entries; a snapshot. */
    public List<T> all() {
        return new ArrayList<>(visible.values());
    }

    /** Registers a listener that runs after each change, on the thread of the change. */
    public void onChange(Runnable listener) {
        listeners.add(listener);
    }

    /**
     * Adds an entry.
     *
     * @return the entry that already has this name and stays, or null if the entry was added
     */
    public synchronized T add(String name, T value) {
        T other = added.get(name);
        if (other == null && visible.get(name) != null && !isRetiring(visible.get(name))) {
            other = visible.get(name);
        }
        if (other == null) {
            added.put(name, value);
            publishUnlessInTransaction();
        }
        return other;
    }

    /** Removes the entry of a route; does nothing if the name belongs to another route. */
    public synchronized void remove(String name, String routeId) {
        if (added.containsKey(name) && route.apply(added.get(name)).equals(routeId)) {
            added.remove(name);
        } else if (visible.containsKey(name) && route.apply(visible.get(name)).equals(routeId)) {
            retiring.add(routeId);
            publishUnlessInTransaction();
        }
    }

    /** Starts a transaction: changes stay invisible until the commit. */
    public synchronized void begin() {
        inTransaction = true;
    }

    /** Marks the entries of routes for removal at the commit, so that others can take their names. */
    public synchronized void retire(Set<String> routeIds) {
        retiring.addAll(routeIds);
    }

    /**
     * Reverts {@link #retire}.
     *
     * @return false if another route has taken one of their names
     */
    public synchronized boolean unretire(Set<String> routeIds) {
        retiring.removeAll(routeIds);
        return added.keySet().stream()
                .noneMatch(name -> visible.containsKey(name) && routeIds.contains(route.apply(visible.get(name))));
    }

    /** Makes the changes of the transaction visible. */
    public synchronized void commit() {
        inTransaction = false;
        publish();
    }

    /** Discards the changes of the transaction. */
    public synchronized void rollback() {
        added.clear();
        retiring.clear();
        inTransaction = false;
    }

    private boolean isRetiring(T value) {
        return retiring.contains(route.apply(value));
    }

    private void publishUnlessInTransaction() {
        if (!inTransaction) {
            publish();
        }
    }

    /** Publishes the changes; a replacement keeps the position of the replaced entry. */
    private void publish() {
        Map<String, T> next = new LinkedHashMap<>();
        visible.forEach((name, value) -> {
            T successor = added.remove(name);
            if (successor != null || !isRetiring(value)) {
                next.put(name, successor != null ? successor : value);
            }
        });
        next.putAll(added);
        added.clear();
        retiring.clear();
        if (!next.equals(visible)) {
            visible = next;
            listeners.forEach(Runnable::run);
        }
    }
}
