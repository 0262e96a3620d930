package dev.luna.mcp.outbound;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The deadlines of all outbound exchanges in flight. One thread checks them together: a timer for each exchange would wake a
 * thread when it starts and when it is cancelled. Thread-safe.
 */
final class ExchangeDeadlines implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ExchangeDeadlines.class);
    private static final long INTERVAL_MILLIS = 100;

    private final Set<ExchangeInFlight> exchanges = ConcurrentHashMap.newKeySet();
    private final ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(1, task -> {
        Thread thread = new Thread(task, "outbound-deadlines");
        thread.setDaemon(true);
        return thread;
    });

    ExchangeDeadlines() {
        timer.scheduleWithFixedDelay(this::check, INTERVAL_MILLIS, INTERVAL_MILLIS, TimeUnit.MILLISECONDS);
    }

    void add(ExchangeInFlight exchange) {
        exchanges.add(exchange);
    }

    void remove(ExchangeInFlight exchange) {
        exchanges.remove(exchange);
    }

    private void check() {
        long now = System.nanoTime();
        for (ExchangeInFlight exchange : exchanges) {
            if (exchange.isDue(now)) {
                exchanges.remove(exchange);
                expire(exchange);
            }
        }
    }

    /** A failure here would end the checks of all others. */
    private static void expire(ExchangeInFlight exchange) {
        try {
            exchange.expire();
        } catch (RuntimeException e) {
            LOG.warn("The connection of an outbound request could not be closed at its deadline", e);
        }
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
