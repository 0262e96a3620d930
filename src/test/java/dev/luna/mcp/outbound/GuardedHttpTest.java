package dev.luna.mcp.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import dev.luna.mcp.tool.InvalidArgumentException;
import java.io.ByteArrayOutputStream;
import java.net.InetAddress;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPOutputStream;
import org.apache.camel.CamelContext;
import org.apache.camel.CamelExecutionException;
import org.apache.camel.http.base.HttpOperationFailedException;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The guard on every call of Camel's http and https components, in any route. */
@Timeout(30)
class GuardedHttpTest {

    private static final OutboundLimits LIMITS =
            OutboundLimits.of(Duration.ofSeconds(2), Duration.ofMillis(1500), 100_000);
    private static final String HEAD = "HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n";

    private CamelContext context;

    private void guard(OutboundPolicy policy) {
        context = new DefaultCamelContext();
        context.getRegistry().bind("guardedHttp", new GuardedHttp(policy, LIMITS));
        context.start();
    }

    @AfterEach
    void stop() {
        context.stop();
    }

    private String get(String url) {
        return context.createProducerTemplate().requestBody(url, null, String.class);
    }

    private Throwable failureOf(String url) {
        try {
            String answer = get(url);
            throw new AssertionError("answered " + answer);
        } catch (CamelExecutionException e) {
            return e.getCause();
        }
    }

    private void assertFails(String url, OutboundFailure kind) {
        assertThat(assertKind(failureOf(url), kind))
                .hasMessageContaining(URI.create(url).getHost());
    }

    private static Throwable assertKind(Throwable failure, OutboundFailure kind) {
        Throwable cause = failure;
        while (cause != null && !(cause instanceof OutboundException)) {
            cause = cause.getCause();
        }
        assertThat(cause).as("the kind of failure").isInstanceOf(OutboundException.class);
        assertThat(((OutboundException) cause).failure()).as(cause.toString()).isEqualTo(kind);
        return cause;
    }

    @Test
    void refuses_what_is_not_public_for_both_schemes() throws Exception {
        guard(new OutboundPolicy(""));
        try (RawServer server = RawServer.saying("127.0.0.1", 0, "secret")) {
            for (String scheme : List.of("http", "https")) {
                for (String host : List.of("127.0.0.1", "localhost", "[::1]", "[::ffff:127.0.0.1]", "2130706433")) {
                    assertThat(failureOf(scheme + "://" + host + ":" + server.port() + "/"))
                            .as(scheme + " " + host)
                            .isInstanceOf(InvalidArgumentException.class)
                            .hasMessageContaining("LUNA_OUTBOUND_ALLOW");
                }
            }
            assertThat(server.requests()).isEmpty();
        }
    }

    @Test
    void reaches_what_the_owner_permits() throws Exception {
        try (RawServer server = RawServer.saying("127.0.0.1", 0, "hello")) {
            guard(new OutboundPolicy("127.0.0.1:" + server.port()));
            assertThat(get(server.url())).isEqualTo("hello");
        }
    }

    @Test
    void connects_to_the_address_that_was_checked_even_if_the_name_then_points_elsewhere() throws Exception {
        Queue<String> answers = new ArrayDeque<>(List.of("127.0.0.2", "127.0.0.1", "127.0.0.1"));
        List<RawServer> servers = RawServer.onOnePort("127.0.0.2", "open", "127.0.0.1", "secret");
        try (RawServer open = servers.get(0);
                RawServer secret = servers.get(1)) {
            guard(new OutboundPolicy("127.0.0.2", host -> new InetAddress[] {InetAddress.getByName(answers.remove())}));
            String url = "http://rebinding.example:" + open.port() + "/";
            assertThat(get(url)).isEqualTo("open");
            assertThat(answers).as("one resolution for one connection").hasSize(2);
            assertThat(failureOf(url)).isInstanceOf(InvalidArgumentException.class);
            assertThat(secret.requests()).isEmpty();
        }
    }

    @Test
    void does_not_follow_redirects_or_keep_cookies() throws Exception {
        try (RawServer server = RawServer.start(out -> RawServer.write(
                out,
                "HTTP/1.1 302 Found\r\nLocation: /other\r\nSet-Cookie: a=b\r\nContent-Length: 0\r\n"
                        + "Connection: close\r\n\r\n"))) {
            guard(new OutboundPolicy("127.0.0.1"));
            for (int i = 0; i < 2; i++) {
                assertThat(failureOf(server.url()))
                        .isInstanceOfSatisfying(HttpOperationFailedException.class, e -> assertThat(e.getStatusCode())
                                .isEqualTo(302));
            }
            assertThat(server.requests()).hasSize(2).noneMatch(head -> head.contains("Cookie"));
        }
    }

    @Test
    void checks_each_redirect_that_a_route_asks_to_follow() throws Exception {
        try (RawServer secret = RawServer.saying("127.0.0.1", 0, "secret");
                RawServer server = RawServer.start(
                        "127.0.0.2",
                        0,
                        out -> RawServer.write(
                                out,
                                "HTTP/1.1 302 Found\r\nLocation: " + secret.url()
                                        + "/\r\nContent-Length: 0\r\n\r\n"))) {
            guard(new OutboundPolicy("127.0.0.2"));
            assertThat(failureOf("http://127.0.0.2:" + server.port() + "/?followRedirects=true"))
                    .isInstanceOf(InvalidArgumentException.class);
            assertThat(secret.requests()).isEmpty();
        }
    }

    @Test
    void ends_an_answer_that_has_no_end() throws Exception {
        byte[] block = new byte[10_000];
        try (RawServer server = RawServer.start(out -> {
            RawServer.write(out, HEAD + "\r\n");
            while (true) {
                out.write(block);
            }
        })) {
            guard(new OutboundPolicy("127.0.0.1"));
            assertFails(server.url(), OutboundFailure.TOO_LARGE);
            assertFails(server.url() + "/?disableStreamCache=true", OutboundFailure.TOO_LARGE);
            assertThat(server.brokenOff().await(5, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void ends_an_error_that_has_no_end() throws Exception {
        byte[] block = new byte[10_000];
        try (RawServer server = RawServer.start(out -> {
            RawServer.write(out, "HTTP/1.1 500 Oops\r\n\r\n");
            while (true) {
                out.write(block);
            }
        })) {
            guard(new OutboundPolicy("127.0.0.1"));
            assertFails(server.url(), OutboundFailure.TOO_LARGE);
        }
    }

    @Test
    void counts_bytes_after_decompression() throws Exception {
        ByteArrayOutputStream bomb = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bomb)) {
            gzip.write(new byte[10_000_000]);
        }
        assertThat(bomb.size()).isLessThan(100_000);
        try (RawServer server = RawServer.start(out -> {
            RawServer.write(out, HEAD + "Content-Encoding: gzip\r\nContent-Length: " + bomb.size() + "\r\n\r\n");
            bomb.writeTo(out);
        })) {
            guard(new OutboundPolicy("127.0.0.1"));
            assertFails(server.url(), OutboundFailure.TOO_LARGE);
        }
    }

    @Test
    void ends_an_answer_that_trickles() throws Exception {
        CountDownLatch over = new CountDownLatch(1);
        try (RawServer server = RawServer.start(out -> {
            RawServer.write(out, HEAD + "Content-Length: 1000\r\n\r\n");
            while (!over.await(100, TimeUnit.MILLISECONDS)) {
                RawServer.write(out, "x");
            }
        })) {
            guard(new OutboundPolicy("127.0.0.1"));
            assertFails(server.url(), OutboundFailure.TOO_SLOW);
            assertThat(server.brokenOff().await(5, TimeUnit.SECONDS)).isTrue();
        }
        over.countDown();
    }

    @Test
    void ends_a_head_that_trickles() throws Exception {
        CountDownLatch over = new CountDownLatch(1);
        try (RawServer server = RawServer.start(out -> {
            RawServer.write(out, "HTTP/1.1 200 OK\r\nX: ");
            while (!over.await(100, TimeUnit.MILLISECONDS)) {
                RawServer.write(out, "x");
            }
        })) {
            guard(new OutboundPolicy("127.0.0.1"));
            assertFails(server.url(), OutboundFailure.TOO_SLOW);
        }
        over.countDown();
    }

    @Test
    void ends_a_head_that_has_no_end() throws Exception {
        try (RawServer server = RawServer.start(out -> {
            RawServer.write(out, "HTTP/1.1 200 OK\r\n");
            while (true) {
                RawServer.write(out, "X: " + "x".repeat(1000) + "\r\n");
            }
        })) {
            guard(new OutboundPolicy("127.0.0.1"));
            assertFails(server.url(), OutboundFailure.BROKEN_OFF);
        }
    }

    @Test
    void tells_what_is_not_http_and_what_ends_too_early() throws Exception {
        guard(new OutboundPolicy("127.0.0.1"));
        try (RawServer server = RawServer.start(out -> RawServer.write(out, "SSH-2.0-OpenSSH\r\n\r\n"))) {
            assertFails(server.url(), OutboundFailure.BROKEN_OFF);
        }
        try (RawServer server =
                RawServer.start(out -> RawServer.write(out, HEAD + "Content-Length: 100\r\n\r\nshort"))) {
            assertFails(server.url(), OutboundFailure.BROKEN_OFF);
        }
    }

    @Test
    void does_not_trust_a_certificate_that_nobody_vouches_for() {
        WireMockServer server =
                new WireMockServer(WireMockConfiguration.options().dynamicHttpsPort());
        server.start();
        try {
            guard(new OutboundPolicy("localhost"));
            assertFails("https://localhost:" + server.httpsPort(), OutboundFailure.UNTRUSTED);
        } finally {
            server.stop();
        }
    }

    @Test
    void tells_what_cannot_be_reached() throws Exception {
        int port;
        try (RawServer server = RawServer.saying("127.0.0.1", 0, "gone")) {
            port = server.port();
        }
        guard(new OutboundPolicy("127.0.0.1,gone.invalid"));
        assertFails("http://127.0.0.1:" + port, OutboundFailure.UNREACHABLE);
        assertFails("http://gone.invalid", OutboundFailure.UNKNOWN_HOST);
    }

    @Test
    void gives_a_waiting_thread_back_when_it_is_interrupted() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch over = new CountDownLatch(1);
        try (RawServer server = RawServer.start(out -> {
            asked.countDown();
            over.await();
        })) {
            guard(new OutboundPolicy("127.0.0.1"));
            FutureTask<Throwable> call = new FutureTask<>(() -> failureOf(server.url()));
            Thread worker = new Thread(call);
            worker.start();
            asked.await();
            worker.interrupt();
            assertKind(call.get(10, TimeUnit.SECONDS), OutboundFailure.STOPPED);
        }
        over.countDown();
    }

    @Test
    void needs_a_deadline_and_a_size() {
        guard(new OutboundPolicy(""));
        assertThatThrownBy(() -> OutboundLimits.of(Duration.ZERO, Duration.ZERO, 1))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
