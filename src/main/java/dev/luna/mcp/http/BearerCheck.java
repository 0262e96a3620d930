package dev.luna.mcp.http;

import dev.luna.mcp.digest.Sha256;
import dev.luna.mcp.identity.Principal;
import dev.luna.mcp.identity.TokenAuthenticator;
import dev.luna.mcp.identity.UnauthorizedException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Collection;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/**
 * The check of the bearer token: {@code AUTH_TOKEN} first, then the other kinds of tokens. Thread-safe; the time of a comparison
 * depends on the length of what was sent, not on the token.
 */
final class BearerCheck {

    private static final String SCHEME = "Bearer ";
    private static final int ID_BYTES = 4;

    private final byte[] token;
    private final CompletableFuture<Principal> owner;
    private final List<TokenAuthenticator> authenticators;
    private final FailedAttempts failedAttempts;

    /**
     * @param token the token of the owner; never empty
     * @param authenticators recognise the tokens of all others
     */
    BearerCheck(String token, Collection<TokenAuthenticator> authenticators, FailedAttempts failedAttempts) {
        if (token.isBlank()) {
            throw new IllegalArgumentException("the token must not be empty");
        }
        this.token = token.getBytes(StandardCharsets.UTF_8);
        this.owner = CompletableFuture.completedFuture(
                Principal.owner(HexFormat.of().formatHex(Sha256.of("id of " + token), 0, ID_BYTES)));
        this.authenticators = List.copyOf(authenticators);
        this.failedAttempts = failedAttempts;
    }

    /**
     * Finds the principal of a request. The result is there when this returns, unless something has to be fetched for it.
     *
     * @param authorization the request's header of that name, or null
     * @param address the address of the client
     * @return the principal. Fails with {@link UnauthorizedException} if the request bears no valid token, and with {@link
     *     TooManyRequestsException} if too many requests from this address did not; a valid token always passes
     */
    CompletableFuture<Principal> check(String authorization, String address) {
        String sent = token(authorization);
        if (sent != null && MessageDigest.isEqual(sent.getBytes(StandardCharsets.UTF_8), token)) {
            return owner;
        }
        return askNext(sent == null ? List.<TokenAuthenticator>of().iterator() : authenticators.iterator(), sent)
                .handle((principal, failure) -> failure == null ? principal : refuse(failure, address));
    }

    private static String token(String authorization) {
        return authorization != null && authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
                ? authorization.substring(SCHEME.length()).strip()
                : null;
    }

    private static CompletableFuture<Principal> askNext(Iterator<TokenAuthenticator> authenticators, String sent) {
        if (!authenticators.hasNext()) {
            return CompletableFuture.failedFuture(new UnauthorizedException("no token, or one of no known kind"));
        }
        return authenticators
                .next()
                .authenticate(sent)
                .thenCompose(found ->
                        found.map(CompletableFuture::completedFuture).orElseGet(() -> askNext(authenticators, sent)))
                .toCompletableFuture();
    }

    /** Throws a failure as it is, and counts it if the client caused it. */
    private Principal refuse(Throwable failure, String address) {
        Throwable cause = Optional.of(failure)
                .filter(CompletionException.class::isInstance)
                .map(Throwable::getCause)
                .orElse(failure);
        if (cause instanceof UnauthorizedException) {
            failedAttempts.count(address, cause.getMessage());
        }
        throw cause instanceof RuntimeException known ? known : new CompletionException(cause);
    }
}
