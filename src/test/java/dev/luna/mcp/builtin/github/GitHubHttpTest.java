package dev.luna.mcp.builtin.github;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.luna.mcp.outbound.OutboundException;
import dev.luna.mcp.outbound.OutboundPolicy;
import dev.luna.mcp.tool.CurrentCall;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.core5.http.MessageConstraintException;
import org.apache.hc.core5.http.io.entity.EntityUtils;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Against servers that misbehave on the wire, by plain sockets. */
@Timeout(30)
class GitHubHttpTest {

    private static final String CHUNKED = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n";

    private final CountDownLatch hungUp = new CountDownLatch(1);
    private ServerSocket listener;

    @BeforeEach
    void listen() throws IOException {
        listener = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
    }

    @AfterEach
    void close() throws IOException {
        listener.close();
    }

    @Test
    void reads_an_answer_up_to_the_limit() throws IOException {
        serves(out -> send(out, "HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n" + "x".repeat(1000)));

        assertThat(get(Duration.ofSeconds(20))).hasSize(1000);
    }

    @Test
    void does_not_read_an_answer_beyond_the_limit() {
        serves(out -> send(out, "HTTP/1.1 200 OK\r\nContent-Length: 1001\r\n\r\n" + "x".repeat(1001)));

        assertThatThrownBy(() -> get(Duration.ofSeconds(20)))
                .isInstanceOf(OutboundException.class)
                .hasMessageContaining("sent a larger response than this server accepts");
    }

    @Test
    void hangs_up_on_an_answer_without_end() throws InterruptedException {
        serves(out -> {
            send(out, CHUNKED);
            while (true) {
                send(out, "64\r\n" + "x".repeat(100) + "\r\n");
            }
        });

        assertThatThrownBy(() -> get(Duration.ofSeconds(20)))
                .hasMessageContaining("sent a larger response than this server accepts");
        hungUp.await();
    }

    @Test
    void hangs_up_on_an_answer_that_drips() throws InterruptedException {
        serves(out -> drip(out, CHUNKED, "1\r\nx\r\n"));

        assertThatThrownBy(() -> get(Duration.ofSeconds(1)))
                .isInstanceOf(OutboundException.class)
                .hasMessageContaining("did not answer in time");
        hungUp.await();
    }

    @Test
    void hangs_up_on_headers_that_drip() throws InterruptedException {
        serves(out -> drip(out, "HTTP/1.1 200 OK\r\n", "X: y\r\n"));

        assertThatThrownBy(() -> get(Duration.ofSeconds(1))).hasMessageContaining("did not answer in time");
        hungUp.await();
    }

    @Test
    void hangs_up_on_headers_without_end() throws InterruptedException {
        serves(out -> {
            send(out, "HTTP/1.1 200 OK\r\n");
            while (true) {
                send(out, "X: y\r\n".repeat(100));
            }
        });

        assertThatThrownBy(() -> get(Duration.ofSeconds(20)))
                .isInstanceOf(OutboundException.class)
                .hasRootCauseInstanceOf(MessageConstraintException.class);
        hungUp.await();
    }

    @Test
    void hangs_up_on_silence_when_its_thread_is_interrupted() throws InterruptedException {
        CountDownLatch asked = new CountDownLatch(1);
        serves(out -> {
            asked.countDown();
            drip(out, CHUNKED, "1\r\nx\r\n");
        });
        AtomicReference<Throwable> failure = new AtomicReference<>();
        Thread caller = new Thread(() -> {
            try {
                get(Duration.ofSeconds(25));
            } catch (Exception e) {
                failure.set(e);
            }
        });
        caller.start();
        asked.await();

        caller.interrupt();

        await().atMost(Duration.ofSeconds(5)).until(() -> !caller.isAlive());
        assertThat(failure.get()).isInstanceOf(OutboundException.class).hasMessageContaining("the call was stopped");
        hungUp.await();
    }

    @Test
    void says_that_an_answer_ended_too_early() {
        serves(out -> {
            send(out, "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nshort");
            listener.close();
            throw new IOException("hang up");
        });

        assertThatThrownBy(() -> get(Duration.ofSeconds(20)))
                .isInstanceOf(OutboundException.class)
                .hasMessage(
                        "GitHub broke off the connection, or sent something that is not HTTP. Nothing was changed; try again.");
    }

    private byte[] get(Duration deadline) throws IOException {
        GitHubSettings settings = GitHubSettings.of("http://127.0.0.1:" + listener.getLocalPort(), "t");
        try (CloseableHttpClient client = GitHubHttp.client(
                settings,
                new GitHubAccess(settings, Optional.empty(), new CurrentCall()),
                new OutboundPolicy(""),
                deadline,
                1000)) {
            return client.execute(
                    new HttpGet(settings.resolve("/")), response -> EntityUtils.toByteArray(response.getEntity()));
        }
    }

    private void serves(Behaviour behaviour) {
        CompletableFuture.runAsync(() -> {
            try (Socket socket = listener.accept()) {
                socket.getInputStream().read(new byte[4096]);
                behaviour.answer(socket.getOutputStream());
                // Stays until the other side has closed.
                socket.getInputStream().readAllBytes();
            } catch (IOException e) {
                hungUp.countDown();
                throw new UncheckedIOException(e);
            }
        });
    }

    /** Sends a little again and again, so that no single read takes long. */
    private static void drip(OutputStream out, String first, String again) throws IOException {
        send(out, first);
        while (true) {
            send(out, again);
            java.util.concurrent.locks.LockSupport.parkNanos(
                    Duration.ofMillis(50).toNanos());
        }
    }

    private static void send(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(US_ASCII));
        out.flush();
    }

    private interface Behaviour {
        void answer(OutputStream out) throws IOException;
    }
}
