package dev.luna.mcp.limits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.luna.mcp.testkit.JsonRpc;
import dev.luna.mcp.testkit.Luna;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** An error of the JVM, wherever it comes up, is answered and costs no place. */
class ErrorsTest {

    @RegisterExtension
    static final Luna server = Luna.withTools("src/test/routes/errors", "src/test/routes/tools")
            .setting("luna.limits.max-calls", "3")
            .setting("luna.tools.max-calls", "3");

    private static HttpResponse<String> call(String tool, Map<String, ?> arguments) throws Exception {
        return server.sendAsync(server.request(JsonRpc.request(tool, arguments)))
                .get(20, TimeUnit.SECONDS);
    }

    /** Each test lets more calls fail than there are places. */
    private static void assertPlacesAreFree() throws Exception {
        assertThat(call("echo", Map.of("text", "a")).statusCode()).isEqualTo(200);
        assertThat(server.send(HttpRequest.newBuilder(server.uri("/healthz"))).body())
                .doesNotContain("max-calls");
    }

    @ParameterizedTest
    @CsvSource({
        "list, 'a,', 8000",
        "list, 'a,', 400000",
        "words, 'a', 40",
        "words, 'aaaa ', 4000",
        "either, 'ab', 20000",
    })
    void a_text_that_fills_the_stack_of_its_pattern_or_never_ends_is_400(String argument, String part, int times)
            throws Exception {
        Map<String, String> arguments = Map.of(argument, part.repeat(times) + "!");
        for (int i = 0; i < 5; i++) {
            long start = System.nanoTime();
            HttpResponse<String> refused = call("backtracks", arguments);
            assertThat(refused.statusCode()).as(refused.body()).isEqualTo(400);
            assertThat(refused.body()).contains("Argument '" + argument + "' is not valid: ");
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
        }
        assertPlacesAreFree();
    }

    @Test
    void the_length_is_checked_before_the_pattern() throws Exception {
        HttpResponse<String> refused = call("backtracks", Map.of("short", "a,".repeat(50_000)));
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(JsonRpc.json(refused.body()).at("/error/message").asText())
                .contains("'short'", "2,000 characters")
                .doesNotContain("pattern");
        assertThat(call("backtracks", Map.of("short", "a,b")).statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"stack", "memory", "link", "answer", "own"})
    void an_error_in_a_tool_is_500_and_gives_its_places_back(String kind) throws Exception {
        for (String tool : new String[] {"errs", "errs_on_the_loop"}) {
            for (int i = 0; i < 5; i++) {
                HttpResponse<String> failed = call(tool, Map.of("kind", kind));
                assertThat(failed.statusCode()).as(failed.body()).isEqualTo(500);
                assertThat(failed.body()).doesNotContain("Here", "own", "at dev.luna");
                HttpResponse<String> result = server.sendAsync(server.request(
                                JsonRpc.request("tools/call", Map.of("name", tool, "arguments", Map.of("kind", kind)))))
                        .get(20, TimeUnit.SECONDS);
                assertThat(result.statusCode()).as(result.body()).isIn(200, 500);
            }
        }
        assertPlacesAreFree();
    }

    @Test
    void health_says_when_all_places_are_taken() {
        var slow = IntStream.range(0, 3)
                .mapToObj(i -> server.sendAsync(server.request(JsonRpc.request("slow", null))))
                .toList();
        await().until(
                        () -> server.send(HttpRequest.newBuilder(server.uri("/healthz"))
                                        .header("Authorization", "Bearer " + Luna.TOKEN))
                                .body(),
                        health -> health.contains("luna.limits.max-calls") && health.contains("luna.tools.max-calls"));
        slow.forEach(call -> assertThat(call.join().statusCode()).isEqualTo(200));
        await().until(
                        () -> server.send(HttpRequest.newBuilder(server.uri("/healthz"))
                                        .header("Authorization", "Bearer " + Luna.TOKEN))
                                .body(),
                        health -> !health.contains("max-calls"));
    }
}
