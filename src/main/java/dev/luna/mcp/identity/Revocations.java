package dev.luna.mcp.identity;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Ends the work of a principal that loses its access: its calls in flight, open streams and running tasks. Whoever authenticates principals
 * calls {@link #end}; whoever works for them registers how to stop. Thread-safe.
 */
public final class Revocations {

    private static final Runnable NOTHING = () -> {};

    private final Map<String, Set<Runnable>> actions = new ConcurrentHashMap<>();

    /**
     * Registers how to stop something that is done for a principal. Nothing is registered for the owner,
     * whose access ends only with the server.
     *
     * @param stop runs once at most, on any thread; must be fast
     * @return takes the registration back, when the work has ended
     */
    public Runnable onEnd(Principal principal, Runnable stop) {
        if (principal.isOwner()) {
            return NOTHING;
        }
        // An object of its own, since the same action may be registered twice.
        Runnable registered = stop::run;
        actions.compute(principal.id(), (id, known) -> {
            Set<Runnable> all = known == null ? ConcurrentHashMap.newKeySet() : known;
            all.add(registered);
            return all;
        });
        return () -> actions.computeIfPresent(principal.id(), (id, all) -> {
            all.remove(registered);
            return all.isEmpty() ? null : all;
        });
    }

    /** Stops all that is done for a principal, by its id. Its next request is up to the check of its token. */
    public void end(String principal) {
        Set<Runnable> all = actions.remove(principal);
        if (all != null) {
            all.forEach(Runnable::run);
        }
    }
}
