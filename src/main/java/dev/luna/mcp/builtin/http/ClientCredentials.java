package dev.luna.mcp.builtin.http;

import dev.luna.mcp.outbound.credential.AccessToken;
import dev.luna.mcp.outbound.credential.TokenWait;
import dev.luna.mcp.tool.UpstreamException;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The access tokens of one client of OAuth 2. A token is kept and used until shortly before it expires; then one request is made
 * for the next, while calls go on with the old one. Calls that have none wait for the same request. Requests run on threads of
 * their own, so a call that is stopped stops nobody else's token. Thread-safe.
 */
final class ClientCredentials implements Credentials.Source {

    private static final Logger LOG = LoggerFactory.getLogger(ClientCredentials.class);
    private static final String PREFIX = "Bearer ";

    /** After a renewal that failed while the old token is still valid. */
    private static final Duration PAUSE = Duration.ofSeconds(5);

    private final Supplier<AccessToken> endpoint;
    private final Executor threads;
    private final Clock clock;
    private AccessToken current;
    private CompletableFuture<AccessToken> request;
    private Instant nextRenewal = Instant.MIN;

    /**
     * @param endpoint requests a token; its failures are {@link UpstreamException}
     * @param threads run the requests
     */
    ClientCredentials(Supplier<AccessToken> endpoint, Executor threads, Clock clock) {
        this.endpoint = endpoint;
        this.threads = threads;
        this.clock = clock;
    }

    @Override
    public String authorization(Duration wait) throws IOException {
        CompletableFuture<AccessToken> next;
        synchronized (this) {
            Instant now = clock.instant();
            if (current != null && current.isValid(now)) {
                if (!current.isFresh(now) && !now.isBefore(nextRenewal)) {
                    request();
                }
                return PREFIX + current.value();
            }
            next = request();
        }
        return PREFIX + await(next, wait).value();
    }

    @Override
    public synchronized boolean renew(String refused) {
        if (current != null && refused.equals(PREFIX + current.value())) {
            current = null;
        }
        return true;
    }

    /** The request in flight, or a new one. */
    private CompletableFuture<AccessToken> request() {
        if (request != null) {
            return request;
        }
        CompletableFuture<AccessToken> begun = CompletableFuture.supplyAsync(endpoint, threads);
        request = begun;
        // Runs at once if the token is here already, and then there is no request any more.
        begun.whenComplete((token, failure) -> keep(begun, token, failure));
        return begun;
    }

    private synchronized void keep(CompletableFuture<AccessToken> done, AccessToken token, Throwable failure) {
        if (request == done) {
            request = null;
        }
        if (token != null) {
            current = token;
        } else {
            nextRenewal = clock.instant().plus(PAUSE);
            LOG.debug("No access token", failure);
        }
    }

    private static AccessToken await(CompletableFuture<AccessToken> next, Duration wait) throws IOException {
        try {
            return TokenWait.await(next, wait);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof UpstreamException known
                    ? known
                    : new UpstreamException("No access token could be requested.", e.getCause());
        }
    }
}
