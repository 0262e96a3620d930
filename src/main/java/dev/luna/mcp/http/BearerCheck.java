package dev.luna.mcp.http;

import dev.luna.mcp.mcp.request.Principal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangeProperty;
import org.apache.camel.Header;

/** Lets only those pass who know the token, and says who they are. Thread-safe; compares in constant time. */
public final class BearerCheck {

    private static final String SCHEME = "Bearer ";
    private static final int ID_BYTES = 4;

    private final byte[] digest;
    private final String id;
    private final FailedAttempts failedAttempts;

    /** @param token the one token that is valid; never empty */
    BearerCheck(String token, FailedAttempts failedAttempts) {
        if (token.isBlank()) {
            throw new IllegalArgumentException("the token must not be empty");
        }
        this.digest = digest(token);
        this.id = HexFormat.of().formatHex(digest("id of " + token), 0, ID_BYTES);
        this.failedAttempts = failedAttempts;
    }

    /**
     * Puts the {@link Principal} into the exchange.
     *
     * @param authorization the request's header of that name, or null
     * @throws UnauthorizedException if it does not bear the token
     * @throws TooManyRequestsException if too many requests from this address did not; the right token always passes
     */
    public void check(
            Exchange exchange,
            @Header("Authorization") String authorization,
            @ExchangeProperty(EventLoopHttpConsumer.CLIENT_ADDRESS) String address) {
        if (authorization == null
                || !authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
                || !MessageDigest.isEqual(
                        digest, digest(authorization.substring(SCHEME.length()).strip()))) {
            failedAttempts.count(address);
            throw new UnauthorizedException("invalid token");
        }
        exchange.setProperty(Principal.PROPERTY, new Principal(id, address));
        WatchedConnection connection = exchange.getProperty(EventLoopHttpConsumer.CONNECTION, WatchedConnection.class);
        if (connection != null) {
            connection.authenticate();
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
