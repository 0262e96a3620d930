package dev.luna.mcp.tool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TimeoutsTest {

    private static final String THREAD = "timeouts-of-a-test";

    private final Timeouts timeouts = new Timeouts(THREAD);

    @AfterEach
    void stop() {
        timeouts.close();
    }

    private static <T extends Throwable> void raise(Throwable failure) throws T {
        @SuppressWarnings("unchecked")
        T any = (T) failure;
        throw any;
    }

    private void fail(AtomicInteger count, Supplier<Throwable> failure) {
        timeouts.begin().onTimeout(Duration.ZERO, () -> {
            count.incrementAndGet();
            TimeoutsTest.<RuntimeException>raise(failure.get());
        });
    }

    @Test
    void each_of_many_timeouts_runs_once_even_beside_some_that_fail() throws Exception {
        int many = 1500;
        CountDownLatch due = new CountDownLatch(many);
        AtomicInteger failures = new AtomicInteger();
        fail(failures, () -> new IllegalStateException("a timeout that fails"));
        fail(failures, () -> new StackOverflowError("a timeout that fails in the JVM"));
        for (int call = 0; call < many; call++) {
            timeouts.begin().onTimeout(Duration.ofMillis(1), due::countDown);
        }
        assertThat(due.await(30, TimeUnit.SECONDS)).isTrue();
        // A further check has passed when a later timeout has run.
        CountDownLatch later = new CountDownLatch(1);
        timeouts.begin().onTimeout(Duration.ofMillis(200), later::countDown);
        assertThat(later.await(30, TimeUnit.SECONDS)).isTrue();
        assertThat(failures).hasValue(2);
    }

    @Test
    void what_has_ended_has_no_timeout() throws Exception {
        CountDownLatch ended = new CountDownLatch(1);
        CountDownLatch other = new CountDownLatch(1);
        Timeouts.InFlight call = timeouts.begin();
        call.onTimeout(Duration.ofMillis(1), ended::countDown);
        call.end();
        timeouts.begin().onTimeout(Duration.ofMillis(2), other::countDown);
        assertThat(other.await(30, TimeUnit.SECONDS)).isTrue();
        assertThat(ended.getCount()).isOne();
    }

    @Test
    void ended_waits_for_what_is_in_flight_now_even_after_its_timeout() throws Exception {
        Timeouts.InFlight call = timeouts.begin();
        CountDownLatch expired = new CountDownLatch(1);
        call.onTimeout(Duration.ZERO, expired::countDown);
        assertThat(expired.await(30, TimeUnit.SECONDS)).isTrue();
        CompletableFuture<Void> ended = timeouts.ended();
        Timeouts.InFlight later = timeouts.begin();
        assertThat(ended).isNotDone();
        call.end();
        assertThat(ended).isCompleted();
        later.end();
    }

    @Test
    void the_thread_ends_when_it_is_closed() {
        assertThat(hasThread()).isTrue();
        timeouts.close();
        await().until(() -> !hasThread());
    }

    private static boolean hasThread() {
        return Thread.getAllStackTraces().keySet().stream()
                .anyMatch(thread -> thread.getName().equals(THREAD));
    }
}
