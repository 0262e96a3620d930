package dev.luna.mcp.outbound;

import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.core5.concurrent.Cancellable;

/**
 * One outbound exchange while it runs: it is cut off at its deadline, and it knows why it failed. Thread-safe.
 */
final class ExchangeInFlight {

    private final String service;
    private final boolean safe;
    private final Cancellable connection;
    private final Future<?> alarm;
    private volatile boolean late;

    /**
     * Starts the clock.
     *
     * @param service the service's address, as failures shall name it
     * @param safe true if the request changes nothing, whatever becomes of its response
     * @param connection closes the connection at once when cancelled
     */
    ExchangeInFlight(
            String service, boolean safe, Cancellable connection, ScheduledExecutorService clock, Duration deadline) {
        this.service = service;
        this.safe = safe;
        this.connection = connection;
        this.alarm = clock.schedule(this::expire, deadline.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void expire() {
        late = true;
        connection.cancel();
    }

    /** The exchange is over; its connection may serve others. */
    void finish() {
        alarm.cancel(false);
    }

    /** The rest of the answer is not wanted; closes the connection, because reading on could take for ever. */
    void abandon() {
        finish();
        connection.cancel();
    }

    /** Whether the deadline has passed. */
    boolean isLate() {
        return late;
    }

    /** The failure in terms of this exchange: which service, and what happened. */
    OutboundException explain(Exception failure) {
        if (failure instanceof OutboundException known) {
            return known;
        }
        OutboundFailure kind =
                late ? OutboundFailure.TOO_SLOW : OutboundFailure.of(failure).orElse(OutboundFailure.BROKEN_OFF);
        boolean maybeDone = !safe && kind.isAfterSending() && !(failure instanceof ConnectTimeoutException);
        return new OutboundException(service, kind, maybeDone, failure);
    }

    OutboundException tooLarge() {
        return new OutboundException(service, OutboundFailure.TOO_LARGE, !safe, null);
    }
}
