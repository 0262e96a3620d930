package dev.luna.mcp.limits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.luna.mcp.testkit.JsonRpc;
import dev.luna.mcp.testkit.Luna;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Connections on which no whole request comes are given up; those at work are not. */
class HalfRequestsTest {

    @RegisterExtension
    static final Luna server = Luna.withTools("src/test/routes/tools")
            .setting("luna.limits.request-timeout", "1s")
            .setting("luna.limits.max-connections", "20");

    @Test
    void an_incomplete_head_closes_the_connection() throws IOException {
        try (RawConnection connection = new RawConnection(server)) {
            assertThat(connection.send("POST /mcp HTTP/1.1\r\nHost: loc").rest())
                    .isEmpty();
        }
    }

    @Test
    void a_head_that_arrives_byte_by_byte_closes_the_connection() throws IOException {
        try (RawConnection connection = new RawConnection(server)) {
            connection.send("GET /healthz HTTP/1.1\r\nX-Long: ");
            await().until(() -> {
                try {
                    connection.send("a");
                    return false;
                } catch (IOException e) {
                    return true;
                }
            });
        }
    }

    @Test
    void half_a_body_is_408() throws IOException {
        try (RawConnection connection = new RawConnection(server)) {
            String answer = connection
                    .send(RawConnection.head("Content-Length: 100") + "{\"jsonrpc\"")
                    .rest();
            assertThat(answer).startsWith("HTTP/1.1 408").contains("-32600", "did not arrive within 1 s");
        }
    }

    @Test
    void an_idle_connection_is_closed() throws IOException {
        try (RawConnection connection = new RawConnection(server)) {
            connection.send(RawConnection.call(JsonRpc.request("echo", Map.of("text", "hi"))));
            assertThat(connection.answer()).startsWith("HTTP/1.1 200");
            assertThat(connection.rest()).isEmpty();
        }
    }

    @Test
    void a_call_that_takes_longer_is_answered() throws IOException {
        try (RawConnection connection = new RawConnection(server)) {
            connection.send(RawConnection.call(JsonRpc.request("slow", null)));
            assertThat(connection.answer()).startsWith("HTTP/1.1 200").contains("done");
        }
    }

    @Test
    void half_requests_cost_no_others_their_place() throws Exception {
        List<RawConnection> halves = new ArrayList<>();
        try {
            for (int i = 0; i < 30; i++) {
                halves.add(new RawConnection(server).send("POST /mcp HTTP/1.1\r\n"));
            }
            for (RawConnection half : halves) {
                assertThat(half.rest()).isEmpty();
            }
            await().ignoreExceptions()
                    .until(() -> server.send(HttpRequest.newBuilder(server.uri("/healthz")))
                                    .statusCode()
                            == 200);
        } finally {
            for (RawConnection half : halves) {
                half.close();
            }
        }
    }
}
