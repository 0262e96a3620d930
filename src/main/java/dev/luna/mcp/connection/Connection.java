package dev.luna.mcp.connection;

import dev.luna.mcp.outbound.credential.AccessToken;
import java.time.Instant;
import java.util.Optional;

/**
 * An account of a principal at a service, with the tokens that the service has issued for it. Immutable.
 *
 * @param key the principal and the service
 * @param name the principal's name, for people
 * @param usedAt when a call last used it, to the hour
 * @param refreshToken empty if the service issues none
 */
record Connection(
        ConnectionKey key,
        String name,
        Instant connectedAt,
        Instant usedAt,
        AccessToken accessToken,
        Optional<String> refreshToken) {

    /** This one, used now. */
    Connection usedAt(Instant now) {
        return new Connection(key, name, connectedAt, now, accessToken, refreshToken);
    }

    /** This one with other tokens. */
    Connection with(AccessToken newToken, Optional<String> newRefreshToken) {
        return new Connection(key, name, connectedAt, usedAt, newToken, newRefreshToken);
    }

    /** Without the tokens, which are secrets. */
    @Override
    public String toString() {
        return "Connection of " + name + " to " + key.service();
    }
}
