package dev.luna.mcp.limits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.luna.mcp.testkit.JsonRpc;
import dev.luna.mcp.testkit.Luna;
import java.net.SocketException;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

/** A client that does not read what it is told costs its connection, not the server's memory. */
class SlowReaderTest {

    private static String chatter(int times) {
        return RawConnection.call(JsonRpc.request(
                "tools/call",
                Map.of("name", "chatters", "arguments", Map.of("text", "x".repeat(100_000), "times", times))));
    }

    @Test
    void a_client_that_does_not_read_its_stream_loses_the_connection() throws Exception {
        try (Luna server = Luna.withTools("src/test/routes/limits")
                        .setting("luna.limits.max-calls", "1")
                        .start();
                RawConnection client = new RawConnection(server)) {
            client.send(chatter(1_000));
            assertThat(client.begin()).isEqualTo("HTTP/1.1 200");
            // The second call gets the one place when the first has ended, all of whose 100 MB waited for the client.
            await().until(() ->
                    server.direct("fails_saying", Map.of("text", "a")).statusCode() == 500);

            String received = client.rest();
            assertThat(received.contains("\"result\"")).isFalse();
            assertThat(received.length()).isLessThan(30_000_000);
        }
    }

    @Test
    void a_client_that_pipelines_requests_without_reading_loses_the_connection() throws Exception {
        try (Luna server = Luna.withTools("src/test/routes/limits").start();
                RawConnection client = new RawConnection(server)) {
            String requests = "GET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n".repeat(1_000);
            assertThatThrownBy(() -> {
                        for (int i = 0; i < 1_000; i++) {
                            client.send(requests);
                        }
                    })
                    .isInstanceOf(SocketException.class);
        }
    }

    @Test
    void who_reads_hears_it_all() throws Exception {
        try (Luna server = Luna.withTools("src/test/routes/limits").start();
                RawConnection listening = new RawConnection(server)) {
            listening.send(chatter(30).replace("HTTP/1.1", "HTTP/1.0"));
            String received = listening.rest();
            assertThat(received.contains("\"result\"")).isTrue();
            assertThat(received.split("notifications/message", -1)).hasSize(31);
        }
    }

    private static String longText(int length) {
        return RawConnection.call(JsonRpc.request("long_text", Map.of("length", length)));
    }

    @Test
    void a_client_that_does_not_read_an_answer_loses_the_connection_and_a_slow_one_gets_it_all() throws Exception {
        int length = 14_000_000;
        try (Luna server = Luna.withTools("src/test/routes/limits")
                        .setting("luna.limits.request-timeout", "3s")
                        .start();
                RawConnection client = new RawConnection(server);
                RawConnection slow = new RawConnection(server)) {
            client.send(longText(length));
            slow.send(longText(length));
            int heard = 0;
            for (int part = 0; part < 45; part++) {
                // Longer than a client may read nothing.
                heard += slow.read(300_000);
                LockSupport.parkNanos(100_000_000);
            }
            assertThat(heard + slow.rest().length()).isGreaterThan(length);
            assertThat(client.rest().length()).isLessThan(length);
        }
    }
}
