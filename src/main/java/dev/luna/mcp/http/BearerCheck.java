package dev.luna.mcp.http;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.apache.camel.Header;

/** Lets only those pass who know the token. Immutable; compares in constant time. */
public final class BearerCheck {

    private static final String SCHEME = "Bearer ";

    private final byte[] digest;

    /** @param token the one token that is valid; never empty */
    public BearerCheck(String token) {
        if (token.isBlank()) {
            throw new IllegalArgumentException("the token must not be empty");
        }
        this.digest = digest(token);
    }

    /**
     * @param authorization the request's header of that name, or null
     * @throws UnauthorizedException if it does not bear the token
     */
    public void check(@Header("Authorization") String authorization) {
        if (authorization == null
                || !authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
                || !MessageDigest.isEqual(
                        digest, digest(authorization.substring(SCHEME.length()).strip()))) {
            throw new UnauthorizedException("invalid token");
        }
    }

    /** Digests have one length, so that the comparison does not tell the token's. */
    private static byte[] digest(String token) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JVM has SHA-256", e);
        }
    }
}
