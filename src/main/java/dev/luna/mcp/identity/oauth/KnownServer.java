package dev.luna.mcp.identity.oauth;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The metadata and keys of one authorization server, requested when they are first needed, again when they are older than
 * {@link #FRESH}, and when a token names a key that is not among them. There is one request at a time, and a {@link #PAUSE} after each for
 * such a token, so invented keys cause no more than that. While the server is down its last keys are used, for {@link #LONGEST}. Thread-safe.
 */
final class KnownServer {

    static final Duration FRESH = Duration.ofMinutes(10);
    static final Duration PAUSE = Duration.ofSeconds(10);

    /** A key that was withdrawn must not be believed for ever because the server cannot be asked. */
    static final Duration LONGEST = Duration.ofHours(1);

    private static final Logger LOG = LoggerFactory.getLogger(KnownServer.class);

    private final Supplier<AuthorizationServer> requests;
    private final Executor threads;
    private final Clock clock;
    private AuthorizationServer known;
    private Instant since = Instant.MIN;
    private Instant pauseEnd = Instant.MIN;
    private CompletableFuture<AuthorizationServer> request;
    private String problem;

    /**
     * @param requests asks the server, and blocks; fails with {@link AuthorizationServerException}
     * @param threads run the requests
     */
    KnownServer(Supplier<AuthorizationServer> requests, Executor threads, Clock clock) {
        this.requests = requests;
        this.threads = threads;
        this.clock = clock;
    }

    /** The server; fails with {@link AuthorizationServerException} if nothing is known of it. Never blocks. */
    synchronized CompletionStage<AuthorizationServer> get() {
        Instant now = clock.instant();
        boolean isUsable = known != null && now.isBefore(since.plus(LONGEST));
        if (isUsable && now.isBefore(since.plus(FRESH))) {
            return CompletableFuture.completedFuture(known);
        }
        CompletionStage<AuthorizationServer> newer =
                isPause(now) ? CompletableFuture.failedFuture(new AuthorizationServerException(problem)) : request();
        return isUsable ? CompletableFuture.completedFuture(known) : newer;
    }

    /** The server with its present keys; as it was known if it was asked for them a moment ago. Never blocks. */
    synchronized CompletionStage<AuthorizationServer> renewed() {
        Instant now = clock.instant();
        AuthorizationServer before = known;
        if (isPause(now)) {
            return CompletableFuture.completedFuture(before);
        }
        pauseEnd = now.plus(PAUSE);
        return request().exceptionally(failure -> before);
    }

    /** The present problem, in one sentence; empty if the last request succeeded. */
    synchronized Optional<String> problem() {
        return Optional.ofNullable(problem);
    }

    private boolean isPause(Instant now) {
        return request == null && now.isBefore(pauseEnd);
    }

    /** The request in flight, or a new one. */
    private CompletableFuture<AuthorizationServer> request() {
        if (request != null) {
            return request;
        }
        CompletableFuture<AuthorizationServer> begun = CompletableFuture.supplyAsync(requests, threads);
        request = begun;
        // Runs at once if the response is here already, and then there is no request any more.
        return begun.whenComplete(this::keep);
    }

    private synchronized void keep(AuthorizationServer server, Throwable failure) {
        request = null;
        if (server != null) {
            known = server;
            since = clock.instant();
            problem = null;
            return;
        }
        Throwable cause = failure.getCause() == null ? failure : failure.getCause();
        problem = cause.getMessage();
        pauseEnd = clock.instant().plus(PAUSE);
        LOG.warn("Access tokens cannot be checked with new keys: {}", problem);
    }
}
