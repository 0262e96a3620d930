package dev.luna.mcp.identity.oauth;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import dev.luna.mcp.digest.Sha256;
import dev.luna.mcp.identity.MalformedTokenException;
import dev.luna.mcp.identity.Principal;
import dev.luna.mcp.identity.TokenAuthenticator;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Finds the principals of access tokens. A token that passed is remembered by its digest for a moment, see {@link AccessTokenCheck}, so
 * most requests cost the digest. Requests with the same new token share one check. Thread-safe.
 */
final class OAuthAuthenticator implements TokenAuthenticator {

    private static final int MOST_REMEMBERED = 10_000;

    /** The beginning of named tokens, which are shown to no other server. */
    private static final String NAMED_TOKEN = "luna_";

    private final AccessTokenCheck check;
    private final TokenRefusals refusals = new TokenRefusals();
    private final AsyncCache<ByteBuffer, CheckedToken> remembered;

    OAuthAuthenticator(AccessTokenCheck check, Clock clock) {
        this.check = check;
        this.remembered = Caffeine.newBuilder()
                .maximumSize(MOST_REMEMBERED)
                .executor(Runnable::run)
                .expireAfter(
                        Expiry.<ByteBuffer, CheckedToken>creating((digest, token) -> token.remaining(clock.instant())))
                .buildAsync();
    }

    @Override
    public CompletionStage<Optional<Principal>> authenticate(String token) {
        if (!TokenSyntax.isToken(token)) {
            return CompletableFuture.failedFuture(
                    new MalformedTokenException(
                            "The header Authorization must hold one token: 'Bearer' and, after a space, letters, digits and -._~+/="));
        }
        if (token.startsWith(NAMED_TOKEN) || !check.recognizes(token)) {
            return CompletableFuture.completedFuture(Optional.empty());
        }
        ByteBuffer digest = ByteBuffer.wrap(Sha256.of(token));
        CompletableFuture<CheckedToken> known = remembered.getIfPresent(digest);
        if (known == null) {
            known = remembered.get(digest, (key, executor) -> check.check(token).handle(this::result));
        }
        return known.thenApply(checked -> Optional.of(checked.principal()));
    }

    /** A failure is a value, too: the cache would log it as one of its own. */
    private CheckedToken result(VerifiedToken token, Throwable failure) {
        return failure == null ? CheckedToken.valid(token) : CheckedToken.refused(refusals.of(failure));
    }
}
