package dev.luna.mcp.http;

import dev.luna.mcp.mcp.request.Principal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The check of the bearer token. Thread-safe; the time of a comparison depends on the length of what was sent, not on the token. */
final class BearerCheck {

    private static final String SCHEME = "Bearer ";
    private static final int ID_BYTES = 4;

    private final byte[] token;
    private final String id;
    private final FailedAttempts failedAttempts;

    /** @param token the one token that is valid; never empty */
    BearerCheck(String token, FailedAttempts failedAttempts) {
        if (token.isBlank()) {
            throw new IllegalArgumentException("the token must not be empty");
        }
        this.token = token.getBytes(StandardCharsets.UTF_8);
        this.id = HexFormat.of().formatHex(digest("id of " + token), 0, ID_BYTES);
        this.failedAttempts = failedAttempts;
    }

    /**
     * @param authorization the request's header of that name, or null
     * @param address the address of the client
     * @return the principal that the token stands for
     * @throws UnauthorizedException if it does not bear the token
     * @throws TooManyRequestsException if too many requests from this address did not; the right token always passes
     */
    Principal check(String authorization, String address) {
        if (authorization == null
                || !authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
                || !MessageDigest.isEqual(
                        authorization.substring(SCHEME.length()).strip().getBytes(StandardCharsets.UTF_8), token)) {
            failedAttempts.count(address);
            throw new UnauthorizedException("invalid token");
        }
        return new Principal(id, address);
    }

    private static byte[] digest(String token) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JVM has SHA-256", e);
        }
    }
}
