package dev.luna.mcp.mcp.session;

import java.util.Collection;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Set;

/** The names of the tools that a client has found by searching; of too many the oldest are forgotten. Thread-safe. */
public final class FoundTools {

    /** The most names that are remembered: a list that grew without end would be as long as the one that the search shortens. */
    public static final int MOST = 50;

    private final Runnable onAdded;
    private volatile Set<String> names = Set.of();

    /** @param onAdded runs whenever names have been added, on the thread that adds them; it must be quick */
    public FoundTools(Runnable onAdded) {
        this.onAdded = onAdded;
    }

    /** The names, the newest last; a snapshot. */
    public Set<String> names() {
        return names;
    }

    /**
     * Adds names, or makes them the newest.
     *
     * @return true if one of them is new
     */
    public boolean add(Collection<String> found) {
        boolean isNew = merge(found);
        if (isNew) {
            onAdded.run();
        }
        return isNew;
    }

    private synchronized boolean merge(Collection<String> found) {
        boolean isNew = !names.containsAll(found);
        Set<String> all = new LinkedHashSet<>(names);
        all.removeAll(found);
        all.addAll(found);
        Iterator<String> oldest = all.iterator();
        for (int surplus = all.size() - MOST; surplus > 0; surplus--) {
            oldest.next();
            oldest.remove();
        }
        names = Collections.unmodifiableSet(all);
        return isNew;
    }
}
