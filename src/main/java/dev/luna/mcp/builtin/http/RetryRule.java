package dev.luna.mcp.builtin.http;

import dev.luna.mcp.outbound.OutboundException;
import dev.luna.mcp.outbound.RetryAfter;
import dev.luna.mcp.tool.UpstreamUnavailableException;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import org.apache.camel.http.base.HttpOperationFailedException;

/**
 * When a request is sent again, and after which pause. Immutable.
 *
 * @param count the most repetitions of one request
 * @param backoff the pause before the first; each further one is twice as long
 * @param idempotent true if the service may get the request twice; otherwise it is repeated only if it was not sent
 */
record RetryRule(int count, Duration backoff, boolean idempotent) {

    /** The statuses that say that the same request may succeed later. */
    private static final Set<Integer> STATUSES = Set.of(408, 429, 502, 503, 504);

    private static final Duration LONGEST = Duration.ofSeconds(30);

    /** A caller waits so long for a service that asks for a pause, if the tool file has no timeout. */
    private static final Duration LONGEST_ASKED = Duration.ofSeconds(60);

    private static final int MOST_DOUBLINGS = 16;

    /**
     * The pause before the request is sent again; empty if it is not.
     *
     * @param sent how often it was sent, 1 or more
     * @param left the time that is left for the whole; null if there is no limit
     */
    Optional<Duration> pauseAfter(Exception failure, int sent, Duration left) {
        if (sent > count || !mayRepeat(failure)) {
            return Optional.empty();
        }
        Optional<Duration> asked =
                failure instanceof HttpOperationFailedException refusal ? RetryAfter.of(refusal) : Optional.empty();
        Duration pause = asked.filter(one -> one.compareTo(growing(sent)) > 0).orElseGet(() -> growing(sent));
        return Optional.of(pause).filter(one -> one.compareTo(left == null ? LONGEST_ASKED : left) < 0);
    }

    /** Up to a quarter longer at random, so that clients that failed together do not come back together. */
    private Duration growing(int sent) {
        Duration doubled = backoff.multipliedBy(1L << Math.min(sent - 1, MOST_DOUBLINGS));
        long millis = (doubled.compareTo(LONGEST) < 0 ? doubled : LONGEST).toMillis();
        return Duration.ofMillis(millis + ThreadLocalRandom.current().nextLong(millis / 4 + 1));
    }

    private boolean mayRepeat(Exception failure) {
        if (failure instanceof HttpOperationFailedException refusal) {
            return idempotent && STATUSES.contains(refusal.getStatusCode());
        }
        if (failure instanceof OutboundException broken) {
            return broken.isTransient() && (idempotent || !broken.isMaybeDone());
        }
        // Without a token the request was not sent.
        return failure instanceof UpstreamUnavailableException;
    }
}
