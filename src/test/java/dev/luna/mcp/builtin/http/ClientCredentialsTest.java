package dev.luna.mcp.builtin.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.luna.mcp.TestClock;
import dev.luna.mcp.outbound.credential.AccessToken;
import dev.luna.mcp.tool.UpstreamException;
import dev.luna.mcp.tool.UpstreamUnavailableException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ClientCredentialsTest {

    private final AtomicInteger requests = new AtomicInteger();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private volatile CountDownLatch gate = new CountDownLatch(0);
    private volatile RuntimeException failure;

    private final TestClock clock = new TestClock(Instant.parse("2026-12-01T00:00:00Z"));

    private final ClientCredentials client = new ClientCredentials(this::issue, threads, clock);

    @AfterEach
    void stop() {
        threads.shutdownNow();
    }

    private AccessToken issue() {
        int number = requests.incrementAndGet();
        try {
            gate.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        if (failure != null) {
            throw failure;
        }
        return AccessToken.issued("token-" + number, Duration.ofHours(1), clock.instant());
    }

    private String token() throws Exception {
        return client.authorization(Duration.ofSeconds(20));
    }

    private void pass(Duration time) {
        clock.advance(time);
    }

    @Test
    void many_calls_at_once_make_one_request() throws Exception {
        gate = new CountDownLatch(1);
        List<Future<String>> calls = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            calls.add(threads.submit(this::token));
        }
        await().until(() -> requests.get() == 1);
        gate.countDown();
        for (Future<String> call : calls) {
            assertThat(call.get()).isEqualTo("Bearer token-1");
        }
        assertThat(requests).hasValue(1);
    }

    @Test
    void a_token_is_renewed_before_it_expires_and_nobody_waits() throws Exception {
        assertThat(token()).isEqualTo("Bearer token-1");
        pass(Duration.ofMinutes(58));
        assertThat(token()).isEqualTo("Bearer token-1");
        assertThat(requests).hasValue(1);
        pass(Duration.ofSeconds(61));
        gate = new CountDownLatch(1);
        assertThat(token()).isEqualTo("Bearer token-1");
        assertThat(token()).isEqualTo("Bearer token-1");
        gate.countDown();
        await().untilAsserted(() -> assertThat(token()).isEqualTo("Bearer token-2"));
        assertThat(requests).hasValue(2);
    }

    @Test
    void a_renewal_that_fails_leaves_the_old_token_until_its_end() throws Exception {
        token();
        pass(Duration.ofMinutes(59));
        failure = new UpstreamUnavailableException("down", null);
        assertThat(token()).isEqualTo("Bearer token-1");
        await().untilAsserted(() -> {
            assertThat(token()).isEqualTo("Bearer token-1");
            assertThat(requests).hasValue(2);
        });
        pass(Duration.ofMinutes(2));
        assertThatThrownBy(this::token).isSameAs(failure);
        failure = null;
        assertThat(token()).startsWith("Bearer token-");
    }

    @Test
    void a_refused_token_is_replaced_but_not_its_successor() throws Exception {
        String first = token();
        client.renew(first);
        assertThat(token()).isEqualTo("Bearer token-2");
        client.renew(first);
        assertThat(token()).isEqualTo("Bearer token-2");
        assertThat(requests).hasValue(2);
    }

    @Test
    void a_call_that_is_stopped_stops_no_other() throws Exception {
        gate = new CountDownLatch(1);
        CompletableFuture<Throwable> stopped = new CompletableFuture<>();
        Thread first = new Thread(() -> {
            try {
                token();
            } catch (Exception e) {
                stopped.complete(e);
            }
        });
        first.start();
        await().until(() -> requests.get() == 1);
        Future<String> second = threads.submit(this::token);
        first.interrupt();
        assertThat(stopped.get()).isInstanceOf(InterruptedIOException.class);
        gate.countDown();
        assertThat(second.get()).isEqualTo("Bearer token-1");
        assertThat(requests).hasValue(1);
    }

    @Test
    void a_call_waits_no_longer_than_it_may() {
        gate = new CountDownLatch(1);
        assertThatThrownBy(() -> client.authorization(Duration.ofMillis(20)))
                .isInstanceOf(UpstreamUnavailableException.class)
                .hasMessageContaining("did not answer in time");
    }

    @Test
    void a_defect_of_the_request_is_a_failure_too() {
        failure = new IllegalStateException("a defect");
        assertThatThrownBy(this::token)
                .isInstanceOf(UpstreamException.class)
                .hasMessage("No access token could be requested.");
    }
}
