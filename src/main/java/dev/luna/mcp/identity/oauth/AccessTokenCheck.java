package dev.luna.mcp.identity.oauth;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.jwt.proc.BadJWTException;
import java.text.ParseException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;

/**
 * The whole check of an access token: signed ones by their signature, others by introspection, and signed ones by both where the owner
 * has set up introspection, because only the authorization server knows what it has revoked. It runs on threads of its own: a signature
 * takes as long as many calls. Thread-safe.
 */
final class AccessTokenCheck {

    /** The time for which a token that was checked by its signature need not be checked again. */
    static final Duration SIGNED = Duration.ofMinutes(1);

    /** The same for one that was checked by introspection: so long may a revoked one still be used. */
    static final Duration INTROSPECTED = Duration.ofSeconds(5);

    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    private final Map<String, TrustedIssuer> issuers;
    private final Executor workers;
    private final Executor requests;

    /**
     * @param issuers by their identifiers
     * @param workers compute; bounded
     * @param requests wait for responses; bounded
     */
    AccessTokenCheck(Map<String, TrustedIssuer> issuers, Executor workers, Executor requests) {
        this.issuers = Map.copyOf(issuers);
        this.workers = workers;
        this.requests = requests;
    }

    /** True if a token may be an access token: it is signed, or its authorization server can be asked about it. */
    boolean recognizes(String token) {
        return TokenSyntax.isSigned(token) || opaque() != null;
    }

    /**
     * Checks a token. Never blocks.
     *
     * @return fails with {@link BadJOSEException} if the token is not valid, with {@link AuthorizationServerException} if its server
     *     cannot be used, with {@link RejectedExecutionException} if there is too much to do
     */
    CompletableFuture<VerifiedToken> check(String token) {
        try {
            CompletableFuture<VerifiedToken> result =
                    TokenSyntax.isSigned(token) ? checkSigned(token) : checkOpaque(token);
            return result.orTimeout(TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    private CompletableFuture<VerifiedToken> checkSigned(String token) {
        return CompletableFuture.supplyAsync(() -> attempt(() -> parse(token)), workers)
                .thenCompose(jwt -> {
                    TrustedIssuer issuer = attempt(() -> issuerOf(jwt));
                    return serverWithKey(issuer, jwt)
                            .thenApplyAsync(server -> attempt(() -> verify(issuer, server, jwt)), workers)
                            .thenCompose(claims -> confirmed(issuer, token)
                                    .thenApply(confirmed -> remember(claims, confirmed ? INTROSPECTED : SIGNED)));
                });
    }

    /** The authorization server with the key that the token names, if it has it. */
    private static CompletionStage<AuthorizationServer> serverWithKey(TrustedIssuer issuer, SignedJWT token) {
        return issuer.server()
                .get()
                .thenCompose(server -> SignatureCheck.knowsKey(token, server.keys())
                        ? CompletableFuture.completedFuture(server)
                        : issuer.server().renewed());
    }

    private static JWTClaimsSet verify(TrustedIssuer issuer, AuthorizationServer server, SignedJWT token)
            throws BadJOSEException {
        try {
            return issuer.signatures().check(token, server.keys());
        } catch (JOSEException e) {
            throw new BadJOSEException("its signature cannot be checked", e);
        }
    }

    /** True if the authorization server says that a signed token is active, false if it cannot be asked about it. */
    private CompletionStage<Boolean> confirmed(TrustedIssuer issuer, String token) {
        if (issuer.introspection().isEmpty()) {
            return CompletableFuture.completedFuture(false);
        }
        Introspection introspection = issuer.introspection().get();
        return issuer.server()
                .get()
                .thenApplyAsync(server -> attempt(() -> introspection.confirms(server, token)), requests);
    }

    private CompletableFuture<VerifiedToken> checkOpaque(String token) {
        TrustedIssuer issuer = opaque();
        return issuer.server()
                .get()
                .thenApplyAsync(
                        server -> attempt(
                                () -> issuer.introspection().orElseThrow().check(server, token)),
                        requests)
                .thenApply(claims -> remember(claims, INTROSPECTED))
                .toCompletableFuture();
    }

    private static VerifiedToken remember(JWTClaimsSet claims, Duration longest) {
        return attempt(() -> VerifiedToken.of(claims, longest));
    }

    /** The issuer that can be asked about tokens that are not signed; null if there is none. */
    private TrustedIssuer opaque() {
        return issuers.values().stream()
                .filter(issuer -> issuer.introspection().isPresent())
                .findFirst()
                .orElse(null);
    }

    private static SignedJWT parse(String token) throws BadJOSEException {
        try {
            return SignedJWT.parse(token);
        } catch (ParseException e) {
            throw new BadJOSEException("it is no signed token");
        }
    }

    /** The issuer that a token names; whether it is true the signature decides. */
    private TrustedIssuer issuerOf(SignedJWT token) throws BadJOSEException {
        try {
            String name = token.getJWTClaimsSet().getIssuer();
            TrustedIssuer issuer = name == null ? null : issuers.get(name);
            if (issuer == null) {
                throw new BadJWTException("its issuer is none of luna.oauth.issuer");
            }
            return issuer;
        } catch (ParseException e) {
            throw new BadJOSEException("its claims cannot be read");
        }
    }

    private interface Attempt<T> {
        T make() throws BadJOSEException;
    }

    private static <T> T attempt(Attempt<T> attempt) {
        try {
            return attempt.make();
        } catch (BadJOSEException e) {
            throw new CompletionException(e);
        }
    }
}
