package dev.luna.mcp.mcp.client;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.luna.mcp.mcp.request.McpRequest;
import dev.luna.mcp.mcp.session.FoundTools;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/**
 * The tools that clients have found by searching: those of a session with the session, all others with their principal. Bounded;
 * forgotten after a day without use. Thread-safe.
 */
public final class FoundToolsStore {

    private static final int MOST_PRINCIPALS = 10_000;
    private static final Duration KEPT_UNUSED = Duration.ofDays(1);

    private final Cache<String, FoundTools> byPrincipal = Caffeine.newBuilder()
            .maximumSize(MOST_PRINCIPALS)
            .expireAfterAccess(KEPT_UNUSED)
            .build();
    private final List<Consumer<String>> listeners = new CopyOnWriteArrayList<>();

    /** The tools that the sender of a request has found. */
    public FoundTools of(McpRequest request) {
        return request.session() != null && request.session().id() != null
                ? request.session().foundTools()
                : byPrincipal.get(request.principal().id(), id -> new FoundTools(() -> announce(id)));
    }

    /** Registers a listener that gets the id of each principal that has found more. */
    public void onAdded(Consumer<String> listener) {
        listeners.add(listener);
    }

    private void announce(String principal) {
        listeners.forEach(listener -> listener.accept(principal));
    }
}
