package dev.luna.mcp.identity.oauth;

import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.proc.BadJWTException;
import dev.luna.mcp.digest.Sha256;
import dev.luna.mcp.identity.Authentication;
import dev.luna.mcp.identity.Permissions;
import dev.luna.mcp.identity.Principal;
import dev.luna.mcp.tool.Excerpt;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;

/**
 * An access token that passed all checks, as far as it matters later. Contains nothing of the token itself. Immutable.
 *
 * @param principal the sender that it stands for
 * @param expiry the time from which on it is not valid
 * @param longest the time after which it is checked again
 */
record VerifiedToken(Principal principal, Instant expiry, Duration longest) {

    private static final int ID_BYTES = 16;
    private static final int MOST_NAME = 100;

    /** The claims that name a person or program, the most readable first. */
    private static final List<String> NAMES = List.of("preferred_username", "client_id", "azp", "sub");

    /**
     * Makes one of claims that were checked.
     *
     * @throws BadJWTException if its scopes cannot be used
     */
    static VerifiedToken of(JWTClaimsSet claims, Duration longest) throws BadJWTException {
        String name = Excerpt.begin(Excerpt.oneLine(ClaimsCheck.first(claims, NAMES)), MOST_NAME);
        // Two issuers may have the same subject, so it is unique only together with the issuer.
        byte[] person = Sha256.of(claims.getIssuer() + "\n" + claims.getSubject());
        Principal principal = new Principal(
                name,
                HexFormat.of().formatHex(person, 0, ID_BYTES),
                Authentication.OAUTH,
                Permissions.ofScopes(TokenScopes.of(claims)));
        return new VerifiedToken(principal, claims.getExpirationTime().toInstant(), longest);
    }
}
