package dev.luna.mcp.outbound;

import static org.assertj.core.api.Assertions.assertThat;

import dev.luna.mcp.tool.Timeouts;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.hc.core5.concurrent.Cancellable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ExchangeInFlightTest {

    private final Timeouts deadlines = new Timeouts("deadlines-of-a-test");

    @AfterEach
    void stop() {
        deadlines.close();
    }

    private ExchangeInFlight begin(Duration deadline, Cancellable connection) {
        return new ExchangeInFlight(
                new ServiceName("a service", null), true, () -> true, connection, deadlines.begin(), deadline);
    }

    @Test
    void a_connection_that_cannot_be_closed_costs_no_other_its_deadline() throws Exception {
        CountDownLatch closed = new CountDownLatch(3);
        begin(Duration.ZERO, () -> {
            throw new IllegalStateException("a connection that cannot be closed");
        });
        begin(Duration.ZERO, () -> {
            throw new StackOverflowError("a connection that ends in an error of the JVM");
        });
        for (int other = 0; other < 3; other++) {
            begin(Duration.ofMillis(150), () -> {
                closed.countDown();
                return true;
            });
        }
        assertThat(closed.await(30, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void an_exchange_is_late_at_its_deadline_and_says_so() throws Exception {
        CountDownLatch closed = new CountDownLatch(1);
        ExchangeInFlight exchange = begin(Duration.ofMillis(1), () -> {
            closed.countDown();
            return true;
        });
        assertThat(closed.await(30, TimeUnit.SECONDS)).isTrue();
        assertThat(exchange.isLate()).isTrue();
        assertThat(exchange.explain(new IOException("Socket closed")).failure()).isEqualTo(OutboundFailure.TOO_SLOW);
    }

    @Test
    void a_finished_exchange_leaves_its_connection_alone() throws Exception {
        CountDownLatch other = new CountDownLatch(1);
        CountDownLatch closed = new CountDownLatch(1);
        begin(Duration.ofMillis(1), () -> {
                    closed.countDown();
                    return true;
                })
                .finish();
        begin(Duration.ofMillis(2), () -> {
            other.countDown();
            return true;
        });
        assertThat(other.await(30, TimeUnit.SECONDS)).isTrue();
        assertThat(closed.getCount()).isOne();
    }
}
