package dev.luna.mcp.connection;

import dev.luna.mcp.identity.Principal;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A link with which a principal connects its account. Immutable but for the count.
 *
 * @param id cannot be guessed, and tells nothing of the principal
 * @param opened how often its page was opened
 */
record ConnectLink(String id, Principal principal, ConnectedService service, AtomicInteger opened) {

    ConnectionKey key() {
        return new ConnectionKey(principal.id(), service.name());
    }

    /** Without the id, which is a secret until it is used. */
    @Override
    public String toString() {
        return "ConnectLink of " + principal.name() + " to " + service.name();
    }
}
