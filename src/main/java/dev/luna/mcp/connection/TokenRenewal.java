package dev.luna.mcp.connection;

import dev.luna.mcp.outbound.credential.AccessToken;
import dev.luna.mcp.outbound.credential.TokenRefusedException;
import dev.luna.mcp.outbound.credential.TokenResponse;
import dev.luna.mcp.outbound.credential.TokenWait;
import dev.luna.mcp.tool.UpstreamException;
import dev.luna.mcp.tool.UpstreamUnavailableException;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;

/**
 * Renews access tokens shortly before they expire, with one request at a time for each connection. Requests run on threads of their
 * own: a call that is stopped must not lose the only refresh token. Thread-safe.
 */
final class TokenRenewal {

    private final Connections connections;
    private final ServiceTokens tokens;
    private final Executor threads;
    private final Clock clock;
    private final Map<ConnectionKey, CompletableFuture<Optional<AccessToken>>> requests = new ConcurrentHashMap<>();

    /** @param threads run the requests */
    TokenRenewal(Connections connections, ServiceTokens tokens, Executor threads, Clock clock) {
        this.connections = connections;
        this.tokens = tokens;
        this.threads = threads;
        this.clock = clock;
    }

    /**
     * A valid access token of a connection.
     *
     * @param wait the longest time to wait for it; null for as long as it takes
     * @return empty if there is none any more, and the account has to be connected again
     * @throws IOException if the call is stopped while it waits
     * @throws UpstreamException if the service fails
     */
    Optional<AccessToken> valid(Connection connection, ConnectedService service, Duration wait) throws IOException {
        AccessToken present = connection.accessToken();
        if (present.isFresh(clock.instant())) {
            return Optional.of(present);
        }
        if (connection.refreshToken().isEmpty()) {
            return present.isValid(clock.instant()) ? Optional.of(present) : ended(connection, service);
        }
        try {
            return await(request(connection.key(), service), wait);
        } catch (UpstreamUnavailableException e) {
            if (present.isValid(clock.instant())) {
                return Optional.of(present);
            }
            throw e;
        }
    }

    /** Gives up a token that the service has refused: it counts as expired from now on. */
    void refuse(Connection connection, ConnectedService service) {
        if (connection.refreshToken().isEmpty()) {
            connections.remove(connection.key(), service);
            return;
        }
        AccessToken refused = new AccessToken(connection.accessToken().value(), Instant.EPOCH, Instant.EPOCH);
        connections.replace(connection, connection.with(refused, connection.refreshToken()), service);
    }

    private Optional<AccessToken> ended(Connection connection, ConnectedService service) {
        connections.remove(connection.key(), service);
        return Optional.empty();
    }

    /** The request in flight, or a new one. */
    private CompletableFuture<Optional<AccessToken>> request(ConnectionKey key, ConnectedService service) {
        CompletableFuture<Optional<AccessToken>> next = new CompletableFuture<>();
        CompletableFuture<Optional<AccessToken>> present = requests.putIfAbsent(key, next);
        if (present != null) {
            return present;
        }
        next.whenComplete((token, failure) -> requests.remove(key, next));
        next.completeAsync(() -> renew(key, service), threads);
        return next;
    }

    private Optional<AccessToken> renew(ConnectionKey key, ConnectedService service) {
        // Another request may have renewed or removed it since the call looked.
        Optional<Connection> found = connections.use(key, service);
        if (found.isEmpty() || found.get().accessToken().isFresh(clock.instant())) {
            return found.map(Connection::accessToken);
        }
        Connection connection = found.get();
        try {
            TokenResponse issued =
                    tokens.refresh(service, connection.refreshToken().orElseThrow());
            AccessToken token = tokens.accessToken(issued);
            Optional<String> refresh = issued.refreshToken().or(connection::refreshToken);
            if (connections.replace(connection, connection.with(token, refresh), service)) {
                return Optional.of(token);
            }
            tokens.revoke(service, token.value(), refresh);
            return Optional.empty();
        } catch (TokenRefusedException e) {
            if (e.isOfGrant()) {
                return ended(connection, service);
            }
            throw e;
        }
    }

    private static Optional<AccessToken> await(CompletableFuture<Optional<AccessToken>> request, Duration wait)
            throws IOException {
        try {
            return TokenWait.await(request, wait);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException known ? known : new IllegalStateException(e.getCause());
        }
    }
}
