package dev.luna.mcp.identity.token;

import dev.luna.mcp.digest.Sha256;
import dev.luna.mcp.identity.Principal;
import dev.luna.mcp.identity.Revocations;
import dev.luna.mcp.identity.TokenAuthenticator;
import dev.luna.mcp.identity.UnauthorizedException;
import java.security.MessageDigest;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The named tokens that are valid now. Those of a file that cannot be read any more stay as they were; one that was revoked stays revoked
 * until the server ends, even if an older file comes back. {@link #authenticate} is thread-safe; the other methods are used by one thread.
 */
public final class NamedTokens implements TokenAuthenticator {

    private static final Logger LOG = LoggerFactory.getLogger(NamedTokens.class);
    private static final CompletionStage<Optional<Principal>> ANOTHER_KIND =
            CompletableFuture.completedFuture(Optional.empty());

    private record Valid(NamedToken token, byte[] digest, CompletionStage<Optional<Principal>> principal) {

        static Valid of(NamedToken token) {
            return new Valid(
                    token, token.digestBytes(), CompletableFuture.completedFuture(Optional.of(token.principal())));
        }
    }

    private final NamedTokenFile file;
    private final Revocations revocations;
    private final Clock clock;
    private final Set<String> revoked = new HashSet<>();
    private volatile List<Valid> tokens = List.of();
    private volatile String problem;

    public NamedTokens(NamedTokenFile file, Revocations revocations, Clock clock) {
        this.file = file;
        this.revocations = revocations;
        this.clock = clock;
    }

    @Override
    public CompletionStage<Optional<Principal>> authenticate(String token) {
        if (!token.startsWith(TokenText.PREFIX)) {
            return ANOTHER_KIND;
        }
        byte[] sent = Sha256.of(token);
        Valid found = null;
        // All are compared, so that the time does not tell which one is alike.
        for (Valid valid : tokens) {
            if (MessageDigest.isEqual(valid.digest(), sent)) {
                found = valid;
            }
        }
        if (found == null) {
            return CompletableFuture.failedFuture(new UnauthorizedException("no such named token"));
        }
        return found.token().isExpired(clock.instant())
                ? CompletableFuture.failedFuture(
                        new UnauthorizedException("the token '" + found.token().name() + "' has expired"))
                : found.principal();
    }

    /** Reads the file again. */
    void reload() {
        try {
            publish(file.read());
        } catch (DamagedTokensException e) {
            problem = e.getMessage()
                    + ". The named tokens stay as they were before; mend the file, or move it away and make new ones"
                    + " with: luna token add";
            LOG.error("{}", problem);
        }
    }

    private void publish(List<NamedToken> next) {
        Set<String> ids = next.stream().map(NamedToken::id).collect(Collectors.toSet());
        for (Valid before : tokens) {
            if (!ids.contains(before.token().id())) {
                revoked.add(before.token().id());
                LOG.info("The token '{}' is revoked", before.token().name());
            }
        }
        List<NamedToken> back =
                next.stream().filter(token -> revoked.contains(token.id())).toList();
        tokens = next.stream()
                .filter(token -> !revoked.contains(token.id()))
                .map(Valid::of)
                .toList();
        problem = back.isEmpty()
                ? null
                : "The named tokens "
                        + back.stream().map(NamedToken::name).collect(Collectors.joining(", "))
                        + " were revoked and are in the file again. They stay revoked until the server is restarted; make new ones with:"
                        + " luna token add";
        if (problem != null) {
            LOG.error("{}", problem);
        }
    }

    /** Stops what is done for principals whose token was revoked or has expired; also for a call that began at that moment. */
    void endRevoked() {
        revoked.forEach(revocations::end);
        tokens.stream()
                .filter(valid -> valid.token().isExpired(clock.instant()))
                .forEach(valid -> revocations.end(valid.token().id()));
    }

    /** The reason why the file cannot be used as it is; empty if it can. */
    public Optional<String> problem() {
        return Optional.ofNullable(problem);
    }
}
