package dev.luna.mcp.tool;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class InFlightCallsTest {

    private final ScheduledExecutorService executor = Executors.newSingleThreadScheduledExecutor();
    private final InFlightCalls calls = new InFlightCalls();

    @BeforeEach
    void watch() {
        calls.watch(executor);
    }

    @AfterEach
    void stop() {
        executor.shutdownNow();
    }

    @Test
    void each_of_many_timeouts_runs_once_even_after_one_that_fails() throws Exception {
        int many = 1500;
        CountDownLatch due = new CountDownLatch(many);
        AtomicInteger failures = new AtomicInteger();
        calls.begin().onTimeout(Duration.ZERO, () -> {
            failures.incrementAndGet();
            throw new IllegalStateException("a timeout that fails");
        });
        for (int call = 0; call < many; call++) {
            calls.begin().onTimeout(Duration.ofMillis(1), due::countDown);
        }
        assertThat(due.await(30, TimeUnit.SECONDS)).isTrue();
        // A further check has passed when a later timeout has run.
        CountDownLatch later = new CountDownLatch(1);
        calls.begin().onTimeout(Duration.ofMillis(200), later::countDown);
        assertThat(later.await(30, TimeUnit.SECONDS)).isTrue();
        assertThat(failures).hasValue(1);
    }

    @Test
    void a_call_that_has_ended_has_no_timeout() throws Exception {
        CountDownLatch ended = new CountDownLatch(1);
        CountDownLatch other = new CountDownLatch(1);
        InFlightCalls.Call call = calls.begin();
        call.onTimeout(Duration.ofMillis(1), ended::countDown);
        call.end();
        calls.begin().onTimeout(Duration.ofMillis(2), other::countDown);
        assertThat(other.await(30, TimeUnit.SECONDS)).isTrue();
        assertThat(ended.getCount()).isOne();
    }

    @Test
    void answered_waits_for_the_calls_that_are_in_flight_now() {
        InFlightCalls.Call call = calls.begin();
        CompletableFuture<Void> answered = calls.answered();
        InFlightCalls.Call later = calls.begin();
        assertThat(answered).isNotDone();
        call.end();
        assertThat(answered).isCompleted();
        later.end();
    }
}
