package dev.luna.mcp.outbound.credential;

import java.time.Duration;
import java.time.Instant;

/**
 * An access token of OAuth 2. Immutable.
 *
 * @param renewal the time from which on a new one is requested, a little before it expires
 */
public record AccessToken(String value, Instant renewal, Instant expiry) {

    private static final Duration EARLY = Duration.ofSeconds(60);

    /** A token of a lifetime that begins now; it is renewed 60 s before its end, or in the last fifth of a short one. */
    public static AccessToken issued(String value, Duration lifetime, Instant now) {
        Duration fifth = lifetime.dividedBy(5);
        Instant expiry = now.plus(lifetime);
        return new AccessToken(value, expiry.minus(fifth.compareTo(EARLY) < 0 ? fifth : EARLY), expiry);
    }

    /** Returns true if it is not yet time to renew it. */
    public boolean isFresh(Instant now) {
        return now.isBefore(renewal);
    }

    /** Returns true until it expires. */
    public boolean isValid(Instant now) {
        return now.isBefore(expiry);
    }

    /** Without the value, which is a secret. */
    @Override
    public String toString() {
        return "AccessToken until " + expiry;
    }
}
