package dev.luna.mcp.it.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.luna.mcp.testkit.JsonRpc;
import dev.luna.mcp.testkit.Luna;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Slow tools do not delay other calls, and calls in flight complete when the server is told to stop. */
class IsolationTest {

    @Test
    void twenty_slow_calls_delay_neither_health_nor_other_tools() throws Exception {
        try (Luna server = Luna.withTools("src/test/routes/tools").start()) {
            List<CompletableFuture<HttpResponse<String>>> slow = IntStream.range(0, 20)
                    .mapToObj(i -> server.sendAsync(server.request(JsonRpc.request("slow", null))))
                    .toList();

            assertThat(server.send(HttpRequest.newBuilder(server.uri("/healthz")))
                            .statusCode())
                    .isEqualTo(200);
            assertThat(server.result("echo", Map.of("text", "hi")).path("text").asText())
                    .isEqualTo("hi");
            assertThat(server.call("echo").with("text", "ho").send().result().has("content"))
                    .isTrue();

            assertThat(slow).as("the slow ones are still at work").noneMatch(CompletableFuture::isDone);
            assertThat(slow.stream().map(call -> call.join().statusCode())).containsOnly(200);
        }
    }

    @Test
    void two_hundred_waiting_calls_run_and_leave_room_for_others() throws Exception {
        try (Luna server = Luna.withTools("src/test/routes/tools").start()) {
            List<CompletableFuture<HttpResponse<String>>> waiting = IntStream.range(0, 200)
                    .mapToObj(i -> server.sendAsync(server.request(JsonRpc.request("endless", null))))
                    .toList();

            // A thread that blocks in the delay is a call that runs.
            await().until(() -> Thread.getAllStackTraces().keySet().stream()
                            .filter(thread -> thread.getName().contains("#")
                                    && thread.getName().endsWith("- tool"))
                            .count()
                    >= 200);
            assertThat(server.result("echo", Map.of("text", "hi")).path("text").asText())
                    .isEqualTo("hi");
            assertThat(waiting).as("none is refused").noneMatch(CompletableFuture::isDone);
            waiting.forEach(call -> call.cancel(true));
        }
    }

    @Test
    void stopping_finishes_the_calls_in_flight() throws Exception {
        Luna server = Luna.withTools("src/test/routes/tools")
                .setting("luna.tools.max-calls", "1")
                .start();
        CompletableFuture<HttpResponse<String>> slow = server.sendAsync(server.request(JsonRpc.request("slow", null)));
        // Its one place is taken: the slow call is in flight.
        await().until(() -> server.direct("echo", Map.of("text", "hi")).statusCode() == 503);
        assertThat(slow.isDone()).isFalse();

        server.close();

        assertThat(slow.join().statusCode()).isEqualTo(200);
        assertThat(JsonRpc.json(slow.join().body()).path("result").asText()).isEqualTo("done");
    }

    @Test
    void a_client_that_goes_away_stops_its_call() throws Exception {
        try (Luna server = Luna.withTools("src/test/routes/tools")
                .setting("luna.tools.max-calls", "1")
                .start()) {
            String body = JsonRpc.request("endless", null);
            try (Socket socket = new Socket("127.0.0.1", server.uri("/").getPort())) {
                socket.getOutputStream()
                        .write(("POST /mcp HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                                        + "Authorization: Bearer " + Luna.TOKEN + "\r\nContent-Length: "
                                        + body.length() + "\r\n\r\n" + body)
                                .getBytes(StandardCharsets.UTF_8));
                await().until(() -> server.direct("echo", Map.of("text", "hi")).statusCode() == 503);
            }
            await().until(() -> server.direct("echo", Map.of("text", "hi")).statusCode() == 200);
        }
    }
}
