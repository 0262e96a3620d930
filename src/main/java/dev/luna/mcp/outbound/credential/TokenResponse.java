package dev.luna.mcp.outbound.credential;

import java.time.Duration;
import java.util.Optional;

/**
 * The tokens that a token endpoint has issued (RFC 6749, section 5.1). Immutable.
 *
 * @param refreshToken empty if there is none
 * @param lifetime of the access token; empty if the server does not say how long it lives
 */
public record TokenResponse(String accessToken, Optional<String> refreshToken, Optional<Duration> lifetime) {

    /** Without the tokens, which are secrets. */
    @Override
    public String toString() {
        return "TokenResponse" + lifetime.map(time -> " for " + time).orElse("");
    }
}
