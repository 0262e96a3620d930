package dev.luna.mcp.identity.oauth;

import dev.luna.mcp.identity.Principal;
import java.time.Duration;
import java.time.Instant;

/**
 * The result of the check of an access token. Immutable.
 *
 * @param token the token, if it is valid; else null
 * @param refusal the reason why it is not; else null
 */
record CheckedToken(VerifiedToken token, RuntimeException refusal) {

    static CheckedToken valid(VerifiedToken token) {
        return new CheckedToken(token, null);
    }

    static CheckedToken refused(RuntimeException refusal) {
        return new CheckedToken(null, refusal);
    }

    /** The principal; throws the refusal if there is none. */
    Principal principal() {
        if (refusal != null) {
            throw refusal;
        }
        return token.principal();
    }

    /** The time for which the token need not be checked again: never longer than it is valid, and none after a refusal. */
    Duration remaining(Instant now) {
        Duration valid = refusal == null ? Duration.between(now, token.expiry()) : Duration.ZERO;
        if (valid.isNegative() || valid.isZero()) {
            return Duration.ZERO;
        }
        return valid.compareTo(token.longest()) < 0 ? valid : token.longest();
    }
}
