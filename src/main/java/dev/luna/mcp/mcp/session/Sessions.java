package dev.luna.mcp.mcp.session;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.Optional;

/**
 * The sessions of clients up to MCP 2025-11-25. An id is known by its signature alone; what is remembered, of a bounded number, is
 * which were used lately, with what their clients have set, and which have ended. Thread-safe.
 *
 * @see <a href="https://modelcontextprotocol.io/specification/2025-11-25/basic/transports#session-management">Session
 *     management</a>
 */
public final class Sessions {

    private static final int MOST_KEPT = 10_000;
    private static final int MOST_ENDED = 100_000;
    private static final Duration KEPT_UNUSED = Duration.ofDays(1);

    private final SessionIds ids;
    private final Session shared = new Session(null);
    private final Cache<String, Session> kept = Caffeine.newBuilder()
            .maximumSize(MOST_KEPT)
            .expireAfterAccess(KEPT_UNUSED)
            .build();
    private final Cache<String, Boolean> ended =
            Caffeine.newBuilder().maximumSize(MOST_ENDED).build();

    /** @param token the bearer token, which all ids depend on */
    public Sessions(String token) {
        this.ids = new SessionIds(token);
    }

    /** A new session; nothing is remembered of it until its client comes with it. */
    public Session begin() {
        return new Session(ids.next());
    }

    /**
     * The session that a request names, as its client left it; what it set a day ago or longer is forgotten.
     *
     * @param id null for a client that names none: all of those, who share one token, share one session, too
     * @param requestId the id of the request, for the refusal; may be null
     * @throws UnknownSessionException if the id is not this server's or its session has ended
     */
    public Session find(String id, JsonNode requestId) {
        return find(id).orElseThrow(() -> new UnknownSessionException(requestId));
    }

    /** The session of an id as its client left it; empty if the id is not this server's or its session has ended. */
    public Optional<Session> find(String id) {
        if (id == null) {
            return Optional.of(shared);
        }
        if (ended.getIfPresent(id) != null) {
            return Optional.empty();
        }
        // Only genuine ids are kept, so that the signature is not computed at every call.
        Session session = kept.getIfPresent(id);
        if (session != null) {
            return Optional.of(session);
        }
        return ids.isGenuine(id) ? Optional.of(kept.get(id, Session::new)) : Optional.empty();
    }

    /**
     * Ends a session: its id is refused from now on.
     *
     * @throws UnknownSessionException if the id is not this server's or its session has ended
     */
    public void end(String id) {
        find(id, null);
        ended.put(id, true);
        kept.invalidate(id);
    }
}
