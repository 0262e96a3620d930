package dev.luna.mcp.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.luna.mcp.testkit.JsonRpc;
import dev.luna.mcp.testkit.Luna;
import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** More than the server can do, at once: some are told to come back, none waits unheard, and health stays green. */
@Attack
class FloodsTest {

    private static final int PLACES = 50;

    private final Target target;
    private final List<Socket> sockets = new ArrayList<>();
    private Luna server;

    FloodsTest(Target target) {
        this.target = target;
    }

    @BeforeEach
    void start() throws Exception {
        Map<String, String> settings = new HashMap<>(target.settings());
        settings.put("luna.tools.max-calls", String.valueOf(PLACES));
        server = Luna.withTools("src/test/routes/tools").settings(settings).start();
    }

    @AfterEach
    void stop() throws IOException {
        for (Socket socket : sockets) {
            socket.close();
        }
        server.close();
    }

    @Test
    void two_hundred_calls_beside_fifty_that_hang_are_told_to_come_back() throws IOException {
        for (int i = 0; i < PLACES; i++) {
            send(call("endless"));
        }
        await().until(() -> busy(server.direct("echo", Map.of("text", "x"))));

        List<CompletableFuture<HttpResponse<String>>> flood = IntStream.range(0, 200)
                .mapToObj(i -> server.sendAsync(server.request(JsonRpc.request("echo", Map.of("text", "x")))))
                .toList();

        assertHealthy();
        assertThat(flood.stream().map(CompletableFuture::join)).allSatisfy(answer -> {
            assertThat(busy(answer)).as(answer.body()).isTrue();
            assertThat(answer.headers().firstValue("Retry-After")).isPresent();
        });
    }

    @Test
    void callers_who_go_away_give_their_places_back() throws IOException {
        for (int i = 0; i < PLACES; i++) {
            send(call("endless"));
        }
        await().until(() -> busy(server.direct("echo", Map.of("text", "x"))));

        for (Socket socket : sockets) {
            socket.close();
        }

        await().until(() -> server.direct("echo", Map.of("text", "x")).statusCode() == 200);
        assertHealthy();
    }

    @Test
    void incomplete_requests_do_not_delay_others() throws IOException {
        String whole = call("echo");
        for (int i = 0; i < 200; i++) {
            send(whole.substring(0, whole.length() * i / 200));
        }

        assertHealthy();
        assertThat(server.result("echo", Map.of("text", "x")).path("text").asText())
                .isEqualTo("x");
    }

    @Test
    void a_client_that_never_reads_its_answers_does_not_delay_others() throws IOException {
        String listing = call("tools/list").replace("Connection: close\r\n", "");
        for (int i = 0; i < 20; i++) {
            Socket socket = send("");
            for (int j = 0; j < 100; j++) {
                socket.getOutputStream().write(listing.getBytes(StandardCharsets.UTF_8));
            }
        }

        assertHealthy();
        assertThat(server.result("echo", Map.of("text", "x")).path("text").asText())
                .isEqualTo("x");
    }

    private static boolean busy(HttpResponse<String> answer) {
        return answer.statusCode() == 503 || answer.statusCode() == 429;
    }

    private void assertHealthy() {
        HttpResponse<String> health = server.send(HttpRequest.newBuilder(server.uri("/healthz")));
        assertThat(health.statusCode()).isEqualTo(200);
        assertThat(JsonRpc.json(health.body()).path("ok").asBoolean()).isTrue();
    }

    private static String call(String method) {
        return Target.http(
                "POST /mcp",
                JsonRpc.request(method, method.equals("echo") ? Map.of("text", "x") : Map.of()),
                "Host: localhost",
                "Authorization: Bearer " + Luna.TOKEN);
    }

    private Socket send(String text) throws IOException {
        Socket socket = new Socket("127.0.0.1", server.uri("/").getPort());
        sockets.add(socket);
        socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
        return socket;
    }
}
