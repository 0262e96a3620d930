package dev.luna.mcp.mcp.session;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.luna.mcp.identity.Principal;
import java.time.Duration;
import java.util.Optional;

/**
 * The sessions of clients up to MCP 2025-11-25. An id is known by its signature alone, which is valid for one principal; what is
 * remembered, of a bounded number, is which were used lately, with what their clients have set, and which have ended. Thread-safe.
 *
 * @see <a href="https://modelcontextprotocol.io/specification/2025-11-25/basic/transports#session-management">Session
 *     management</a>
 */
public final class Sessions {

    private static final int MOST_KEPT = 10_000;
    private static final int MOST_ENDED = 100_000;
    private static final Duration KEPT_UNUSED = Duration.ofDays(1);

    private final SessionIds ids;

    /** That of the owner's clients that name none. There is one owner: a look-up in a cache would be a cost of each call. */
    private final Session sharedByOwner = new Session(null, Principal.OWNER);

    /** The sessions of other clients that name none, by the id of their principal. */
    private final Cache<String, Session> shared = cache();

    /** The others, by their id. */
    private final Cache<String, Session> kept = cache();

    private final Cache<String, Boolean> ended =
            Caffeine.newBuilder().maximumSize(MOST_ENDED).build();

    public Sessions(SigningKeys keys) {
        this.ids = new SessionIds(keys);
    }

    private static Cache<String, Session> cache() {
        return Caffeine.newBuilder()
                .maximumSize(MOST_KEPT)
                .expireAfterAccess(KEPT_UNUSED)
                .build();
    }

    /**
     * A new session of a principal; nothing is remembered of it until its client comes with it, but what the client can be asked.
     *
     * @param elicitation the client's capability of this name; missing if it has none
     */
    public Session begin(Principal principal, JsonNode elicitation) {
        Session session = new Session(ids.next(principal), principal.id());
        if (elicitation.isObject()) {
            session.setElicitation(elicitation);
            kept.put(session.id(), session);
        }
        return session;
    }

    /**
     * The session that a request names, as its client left it; what it set a day ago or longer is forgotten.
     *
     * @param id null for a client that names none: all of those of one principal share one session
     * @param principal the sender of the request
     * @param requestId the id of the request, for the refusal; may be null
     * @throws UnknownSessionException if this server did not give the id to the principal, or its session has ended
     */
    public Session find(String id, Principal principal, JsonNode requestId) {
        return find(id, principal).orElseThrow(() -> new UnknownSessionException(requestId));
    }

    /**
     * The session of an id as its client left it; empty if this server did not give the id to the principal, or its session has
     * ended.
     */
    public Optional<Session> find(String id, Principal principal) {
        if (id == null) {
            return Optional.of(
                    principal.isOwner()
                            ? sharedByOwner
                            : shared.get(principal.id(), first -> new Session(null, first)));
        }
        if (ended.getIfPresent(id) != null) {
            return Optional.empty();
        }
        // Only genuine ids are kept, so that the signature is not computed at every call.
        Session session = kept.getIfPresent(id);
        if (session != null) {
            return Optional.of(session).filter(known -> known.isOf(principal));
        }
        return ids.isGenuine(id, principal)
                ? Optional.of(kept.get(id, first -> new Session(first, principal.id())))
                : Optional.empty();
    }

    /**
     * Ends a session: its id is refused from now on.
     *
     * @throws UnknownSessionException if this server did not give the id to the principal, or its session has ended
     */
    public void end(String id, Principal principal) {
        find(id, principal, null);
        ended.put(id, true);
        kept.invalidate(id);
    }
}
