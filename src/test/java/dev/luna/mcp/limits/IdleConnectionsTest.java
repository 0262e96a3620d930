package dev.luna.mcp.limits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.luna.mcp.testkit.JsonRpc;
import dev.luna.mcp.testkit.Luna;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Idle connections without a token do not keep other clients out. */
class IdleConnectionsTest {

    private static final String ECHO = RawConnection.call(JsonRpc.request("echo", Map.of("text", "hi")));

    private final List<RawConnection> idle = new ArrayList<>();

    private static Luna server() throws Exception {
        return Luna.withTools("src/test/routes/tools")
                .setting("luna.limits.max-connections", "40")
                .start();
    }

    private void open(Luna server, int times, String beginning) throws IOException {
        for (int i = 0; i < times; i++) {
            idle.add(new RawConnection(server).send(beginning));
        }
    }

    @AfterEach
    void close() throws IOException {
        for (RawConnection connection : idle) {
            connection.close();
        }
    }

    @Test
    void the_oldest_without_the_token_goes_for_a_new_one() throws Exception {
        try (Luna server = server()) {
            open(server, 200, "");
            open(server, 200, "POST /mcp HTTP/1.1\r\n");
            // While the others still arrive, on several event loops, it may be the oldest one for a moment.
            await().until(() -> isAnswered(server));
            assertThat(idle.get(0).rest()).isEmpty();
        }
    }

    private static boolean isAnswered(Luna server) {
        try (RawConnection owner = new RawConnection(server)) {
            return owner.send(ECHO).answer().startsWith("HTTP/1.1 200");
        } catch (IOException closed) {
            return false;
        }
    }

    @Test
    void a_connection_that_showed_the_token_stays() throws Exception {
        try (Luna server = server();
                RawConnection owner = new RawConnection(server)) {
            assertThat(owner.send(ECHO).answer()).startsWith("HTTP/1.1 200");
            open(server, 200, "GET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n");
            open(server, 200, "");
            assertThat(owner.send(ECHO).answer()).startsWith("HTTP/1.1 200");
        }
    }

    @Test
    void more_than_the_unauthenticated_may_have_can_show_the_token() throws Exception {
        try (Luna server = server()) {
            List<RawConnection> owners = new ArrayList<>();
            for (int i = 0; i < 39; i++) {
                RawConnection owner = new RawConnection(server);
                idle.add(owner);
                owners.add(owner);
                assertThat(owner.send(ECHO).answer()).startsWith("HTTP/1.1 200");
            }
            open(server, 100, "");
            for (RawConnection owner : owners) {
                assertThat(owner.send(ECHO).answer()).startsWith("HTTP/1.1 200");
            }
        }
    }

    @Test
    void a_first_request_that_does_not_come_is_not_waited_for_as_long_as_the_next() throws Exception {
        try (Luna server = Luna.withTools("src/test/routes/tools")
                        .setting("luna.limits.first-request-timeout", "1s")
                        .start();
                RawConnection owner = new RawConnection(server);
                RawConnection silent = new RawConnection(server);
                RawConnection slow = new RawConnection(server)) {
            assertThat(owner.send(ECHO).answer()).startsWith("HTTP/1.1 200");
            assertThat(silent.rest()).isEmpty();
            assertThat(slow.send("POST /mcp HTTP/1.1\r\nHost: loc").rest()).isEmpty();
            assertThat(owner.send(ECHO).answer()).startsWith("HTTP/1.1 200");
        }
    }
}
