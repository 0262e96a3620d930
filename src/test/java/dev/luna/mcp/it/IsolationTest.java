package dev.luna.mcp.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.Socket;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Slow tools keep nobody else waiting, and calls in flight survive the order to stop. */
class IsolationTest {

    @Test
    void twenty_slow_calls_delay_neither_health_nor_other_tools() throws Exception {
        try (RunningServer server = RunningServer.start(Map.of(), Path.of("src/test/routes/tools"))) {
            List<CompletableFuture<HttpResponse<String>>> slow = IntStream.range(0, 20)
                    .mapToObj(i -> server.sendAsync(server.request(RunningServer.call("slow", null))))
                    .toList();

            assertThat(server.send(HttpRequest.newBuilder(server.uri("/healthz")))
                            .statusCode())
                    .isEqualTo(200);
            assertThat(server.result("echo", Map.of("text", "hi")).path("text").asText())
                    .isEqualTo("hi");
            assertThat(server.callTool("echo", Map.of("text", "ho")).has("content"))
                    .isTrue();

            assertThat(slow).as("the slow ones are still at work").noneMatch(CompletableFuture::isDone);
            assertThat(slow.stream().map(call -> call.join().statusCode())).containsOnly(200);
        }
    }

    @Test
    void stopping_finishes_the_calls_in_flight() throws Exception {
        RunningServer server =
                RunningServer.start(Map.of("luna.tools.max-calls", "1"), Path.of("src/test/routes/tools"));
        CompletableFuture<HttpResponse<String>> slow =
                server.sendAsync(server.request(RunningServer.call("slow", null)));
        // Its one place is taken: the slow call is in flight.
        await().until(() -> server.direct("echo", Map.of("text", "hi")).statusCode() == 503);
        assertThat(slow.isDone()).isFalse();

        server.close();

        assertThat(slow.join().statusCode()).isEqualTo(200);
        assertThat(RunningServer.json(slow.join().body()).path("result").asText())
                .isEqualTo("done");
    }

    @Test
    void a_client_that_goes_away_stops_its_call() throws Exception {
        try (RunningServer server =
                RunningServer.start(Map.of("luna.tools.max-calls", "1"), Path.of("src/test/routes/tools"))) {
            String body = RunningServer.call("endless", null);
            try (Socket socket = new Socket("127.0.0.1", server.server().port())) {
                socket.getOutputStream()
                        .write(("POST /mcp HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                                        + "Authorization: Bearer " + RunningServer.TOKEN + "\r\nContent-Length: "
                                        + body.length() + "\r\n\r\n" + body)
                                .getBytes(StandardCharsets.UTF_8));
                await().until(() -> server.direct("echo", Map.of("text", "hi")).statusCode() == 503);
            }
            await().until(() -> server.direct("echo", Map.of("text", "hi")).statusCode() == 200);
        }
    }
}
