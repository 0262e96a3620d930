package dev.luna.mcp.it.tool;

import static org.assertj.core.api.Assertions.assertThat;

import dev.luna.mcp.testkit.JsonRpc;
import dev.luna.mcp.testkit.Luna;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Calls that wait for the same service all run at the same time: it answers only when all of them have reached it. */
class WaitingCallsTest {

    private static final int CALLS = 200;
    private static final int ROUNDS = 3;

    @TempDir
    Path tools;

    private final List<HttpServerRequest> waiting = new ArrayList<>();

    private void serve(HttpServerRequest request) {
        waiting.add(request);
        if (waiting.size() == CALLS) {
            waiting.forEach(each -> each.response().end("done"));
            waiting.clear();
        }
    }

    @Test
    void two_hundred_calls_wait_for_one_service() throws Exception {
        Vertx vertx = Vertx.vertx();
        HttpServer service = vertx.createHttpServer().requestHandler(this::serve);
        service.listen(0, "127.0.0.1").toCompletionStage().toCompletableFuture().get(30, TimeUnit.SECONDS);
        Files.writeString(tools.resolve("waits.camel.yaml"), """
                - route:
                    id: waits
                    from:
                      uri: ai-tool:waits
                      parameters: {tags: test}
                      steps:
                        - to: {uri: "block:http", parameters: {url: "http://127.0.0.1:%d/", method: GET, kind: text}}
                """.formatted(service.actualPort()));
        try (Luna luna = Luna.withTools(tools)
                .setting("luna.outbound-allow", "127.0.0.1")
                .start()) {
            for (int round = 0; round < ROUNDS; round++) {
                List<CompletableFuture<HttpResponse<String>>> calls = Stream.generate(
                                () -> luna.sendAsync(luna.request(JsonRpc.request("waits", Map.of()))))
                        .limit(CALLS)
                        .toList();
                assertThat(calls).allSatisfy(call -> assertThat(
                                call.get(30, TimeUnit.SECONDS).body())
                        .isEqualTo("{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":\"done\"}"));
            }
        } finally {
            vertx.close().toCompletionStage().toCompletableFuture().get(30, TimeUnit.SECONDS);
        }
    }
}
