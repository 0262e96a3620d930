package dev.luna.mcp.identity.oauth;

import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.proc.BadJWTException;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import com.nimbusds.jwt.proc.JWTClaimsSetVerifier;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The check of the claims of an access token (RFC 9068, section 4): issuer and audience exactly, expiry, start, time of issue, subject.
 * Other claims are not looked at. Thread-safe.
 */
final class ClaimsCheck implements JWTClaimsSetVerifier<SecurityContext> {

    /** The difference between two clocks that is tolerated. */
    static final Duration SKEW = Duration.ofSeconds(30);

    private static final Set<String> REQUIRED = Set.of("iss", "sub", "aud", "exp");

    private final Clock clock;
    private final String audience;
    private final DefaultJWTClaimsVerifier<SecurityContext> standard;

    /**
     * @param issuer the only issuer
     * @param audience must be among the audiences of a token; there may be others (RFC 7519, section 4.1.3)
     */
    ClaimsCheck(String issuer, String audience, Clock clock) {
        this.clock = clock;
        this.audience = audience;
        this.standard =
                new DefaultJWTClaimsVerifier<>(
                        audience, new JWTClaimsSet.Builder().issuer(issuer).build(), REQUIRED) {
                    @Override
                    protected Date currentTime() {
                        return Date.from(clock.instant());
                    }
                };
        standard.setMaxClockSkew((int) SKEW.toSeconds());
    }

    @Override
    public void verify(JWTClaimsSet claims, SecurityContext context) throws BadJWTException {
        if (!claims.getAudience().contains(audience)) {
            // The most frequent mistake, so the owner reads in the log what to change.
            throw new BadJWTException("its audience is " + claims.getAudience() + ", and must contain " + audience);
        }
        standard.verify(claims, context);
        Date issued = claims.getIssueTime();
        if (issued != null && issued.toInstant().isAfter(clock.instant().plus(SKEW))) {
            throw new BadJWTException("it was issued in the future");
        }
        if (claims.getSubject().isBlank()) {
            throw new BadJWTException("its subject is empty");
        }
    }

    /** Reads claims that did not come in a signed token. */
    static JWTClaimsSet claims(Map<String, Object> members) throws BadJWTException {
        try {
            return JWTClaimsSet.parse(members);
        } catch (ParseException e) {
            throw new BadJWTException("it has a claim of the wrong type", e);
        }
    }

    /** The names of a claim in the order in which they are looked for; the first that is a text counts. */
    static String first(JWTClaimsSet claims, List<String> names) {
        return names.stream()
                .map(claims::getClaim)
                .filter(String.class::isInstance)
                .map(String.class::cast)
                .filter(text -> !text.isBlank())
                .findFirst()
                .orElseGet(claims::getSubject);
    }
}
