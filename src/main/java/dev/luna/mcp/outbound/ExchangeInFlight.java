package dev.luna.mcp.outbound;

import dev.luna.mcp.tool.Timeouts;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.apache.hc.core5.concurrent.Cancellable;

/** One outbound exchange in flight. It is cancelled at its deadline and knows why it failed. Thread-safe. */
final class ExchangeInFlight {

    private static final String NOTHING_CHANGED = " Nothing was changed; try again.";

    private final ServiceName service;
    private final boolean safe;
    private final BooleanSupplier sent;
    private final Cancellable connection;
    private final Timeouts.InFlight inFlight;
    private volatile boolean late;

    /**
     * Starts the exchange: its time runs from now.
     *
     * @param safe true if the request changes nothing
     * @param sent true once the request may have reached the service
     * @param connection closes the connection at once when cancelled
     */
    ExchangeInFlight(
            ServiceName service,
            boolean safe,
            BooleanSupplier sent,
            Cancellable connection,
            Timeouts.InFlight inFlight,
            Duration deadline) {
        this.service = service;
        this.safe = safe;
        this.sent = sent;
        this.connection = connection;
        this.inFlight = inFlight;
        inFlight.onTimeout(deadline, this::expire);
    }

    /** Closes the connection, because the deadline has passed. */
    private void expire() {
        late = true;
        connection.cancel();
    }

    /** Ends the exchange; its connection may be used again. */
    void finish() {
        inFlight.end();
    }

    /** Ends the exchange and closes the connection, because reading the rest of the response could take forever. */
    void abandon() {
        finish();
        connection.cancel();
    }

    /** True if the deadline has passed. */
    boolean isLate() {
        return late;
    }

    /** The failure in terms of this exchange: the service, and what happened. */
    OutboundException explain(Exception failure) {
        if (failure instanceof OutboundException known) {
            return known;
        }
        OutboundFailure kind =
                late ? OutboundFailure.TOO_SLOW : OutboundFailure.of(failure).orElse(OutboundFailure.BROKEN_OFF);
        return new OutboundException(service, kind, advice(kind), failure);
    }

    OutboundException tooLarge() {
        return new OutboundException(
                service, OutboundFailure.TOO_LARGE, safe ? "" : OutboundException.MAYBE_DONE, null);
    }

    private String advice(OutboundFailure kind) {
        if (kind.isAfterSending()) {
            return safe ? NOTHING_CHANGED : sent.getAsBoolean() ? OutboundException.MAYBE_DONE : "";
        }
        return kind.isOfAddress() && service.setting() != null ? " Check " + service.setting() + "." : "";
    }
}
