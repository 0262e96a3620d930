package dev.luna.mcp.limits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.luna.mcp.testkit.JsonRpc;
import dev.luna.mcp.testkit.Luna;
import dev.luna.mcp.testkit.MessageStream;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A client over a limit is told when to retry; other clients are not affected. */
class TooManyTest {

    private static final Path TOOLS = Path.of("src/test/routes/tools");

    private static Luna server(String setting, String value) throws Exception {
        return Luna.withTools(TOOLS).setting(setting, value).start();
    }

    private static HttpRequest.Builder echo(Luna server) {
        return server.request(JsonRpc.request("echo", Map.of("text", "hi")));
    }

    @Test
    void messages_past_the_rate_are_429() throws Exception {
        try (Luna server = server("luna.limits.messages-per-minute", "3")) {
            for (int i = 0; i < 3; i++) {
                assertThat(server.send(echo(server)).statusCode()).isEqualTo(200);
            }
            HttpResponse<String> refused = server.send(echo(server));
            assertThat(refused.statusCode()).isEqualTo(429);
            assertThat(Integer.parseInt(
                            refused.headers().firstValue("Retry-After").orElseThrow()))
                    .isBetween(1, 20);
            assertThat(JsonRpc.json(refused.body()).path("id").asInt()).isEqualTo(1);
            assertThat(JsonRpc.json(refused.body()).at("/error/code").asInt()).isEqualTo(-32003);
            assertThat(refused.body()).contains("Rate limit exceeded: 3 messages per minute");
            assertThat(server.send(HttpRequest.newBuilder(server.uri("/healthz")))
                            .statusCode())
                    .isEqualTo(200);
        }
    }

    @Test
    void wrong_tokens_past_the_rate_are_429_and_the_right_one_passes() throws Exception {
        try (Luna server = server("luna.limits.wrong-tokens-per-minute", "3")) {
            List<Integer> statuses = IntStream.range(0, 10)
                    .mapToObj(i -> server.send(echo(server).setHeader("Authorization", "Bearer wrong" + i)))
                    .map(HttpResponse::statusCode)
                    .toList();
            assertThat(statuses.subList(0, 3)).containsOnly(401);
            assertThat(statuses.subList(3, 10)).containsOnly(429);
            assertThat(server.send(echo(server)).statusCode()).isEqualTo(200);
        }
    }

    @Test
    void calls_past_the_places_are_503_and_every_place_is_given_back() throws Exception {
        try (Luna server = server("luna.limits.max-calls", "3")) {
            List<CompletableFuture<HttpResponse<String>>> slow = IntStream.range(0, 3)
                    .mapToObj(i -> server.sendAsync(server.request(JsonRpc.request("slow", null))))
                    .toList();
            HttpResponse<String> refused =
                    await().until(() -> server.send(echo(server)), answer -> answer.statusCode() == 503);
            assertThat(refused.headers().firstValue("Retry-After")).isPresent();
            assertThat(JsonRpc.json(refused.body()).path("id").asInt()).isEqualTo(1);
            slow.forEach(CompletableFuture::join);
            assertAllPlacesFree(server);
        }
    }

    @Test
    void open_streams_take_no_place_of_a_call_and_have_a_limit_of_their_own() throws Exception {
        try (Luna server = Luna.withTools(TOOLS)
                .setting("luna.limits.max-calls", "3")
                .setting("luna.limits.max-streams", "4")
                .start()) {
            MessageStream closing = server.open(listen(server));
            try (MessageStream second = server.open(listen(server));
                    MessageStream third = server.open(server.request("").GET());
                    MessageStream fourth = server.open(server.request("").GET())) {
                closing.next();
                second.next();
                assertThat(third.response().statusCode()).isEqualTo(200);
                assertThat(fourth.response().statusCode()).isEqualTo(200);
                assertAllPlacesFree(server);
                for (HttpRequest.Builder request :
                        List.of(listen(server), server.request("").GET())) {
                    HttpResponse<String> refused = server.send(request);
                    assertThat(refused.statusCode()).isEqualTo(503);
                    assertThat(refused.headers().firstValue("Retry-After")).isPresent();
                    assertThat(JsonRpc.json(refused.body()).at("/error/message").asText())
                            .contains("All 4 streams", "luna.limits.max-streams");
                }

                closing.close();
                await().until(() -> {
                    try (MessageStream next = server.open(listen(server))) {
                        return next.response().statusCode() == 200;
                    }
                });
            }
        }
    }

    private static HttpRequest.Builder listen(Luna server) {
        Map<String, Object> meta = Map.of(
                "io.modelcontextprotocol/protocolVersion",
                "2026-07-28",
                "io.modelcontextprotocol/clientCapabilities",
                Map.of());
        return server.request(JsonRpc.request("subscriptions/listen", Map.of("_meta", meta, "notifications", Map.of())))
                .header("MCP-Protocol-Version", "2026-07-28")
                .header("Mcp-Method", "subscriptions/listen");
    }

    @Test
    void batches_and_failures_give_their_places_back() throws Exception {
        try (Luna server = server("luna.limits.max-calls", "3")) {
            String echo = JsonRpc.request("echo", Map.of("text", "hi"));
            String batch = "[" + echo + "," + JsonRpc.request("fails", null) + "," + echo + "]";
            for (int i = 0; i < 5; i++) {
                server.send(server.request(batch));
                server.direct("fails", null);
                server.direct("echo", Map.of("text", 7));
            }
            assertAllPlacesFree(server);
        }
    }

    /** Three calls that are at work at once need all three; a place is given back just after its answer. */
    private static void assertAllPlacesFree(Luna server) {
        await().atMost(Duration.ofMinutes(1))
                .until(() -> IntStream.range(0, 3)
                        .mapToObj(i -> server.sendAsync(server.request(JsonRpc.request("slow", null))))
                        .toList()
                        .stream()
                        .allMatch(call -> call.join().statusCode() == 200));
    }
}
