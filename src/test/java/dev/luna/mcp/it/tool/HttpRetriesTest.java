package dev.luna.mcp.it.tool;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import dev.luna.mcp.testkit.Luna;
import dev.luna.mcp.testkit.Upstream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Retries of {@code block:http}: only what may be repeated, no longer than the timeout, and with the pause the service wants. */
class HttpRetriesTest {

    private static final String TOOL = """
            - route:
                id: %1$s
                from:
                  uri: ai-tool:%1$s
                  parameters: {tags: test, description: Asks a service., parameter.word: string, timeout: %2$s}
                  steps: [{to: {uri: "block:http", parameters: {%3$s}}}]
            """;

    @RegisterExtension
    static final Upstream SERVICE = new Upstream();

    @TempDir
    static Path tools;

    private static Luna server;

    @BeforeAll
    static void start() throws Exception {
        write("reads", "60s", "url: '{{luna.url}}/x', method: GET, retry: '2', backoff: 1ms");
        write("deletes", "60s", "url: '{{luna.url}}/x', method: DELETE, retry: '2', backoff: 1ms");
        write("posts", "60s", "url: '{{luna.url}}/x', retry: '2', backoff: 1ms");
        write("patches", "60s", "url: '{{luna.url}}/x', method: PATCH, retry: '2', backoff: 1ms");
        write("posts_again", "60s", "url: '{{luna.url}}/x', retry: '2', backoff: 1ms, idempotent: 'true'");
        write("falls_back", "60s", "url: '{{luna.url}}/x', method: GET, retry: '1', backoff: 1ms, fallback: none");
        write("hurries", "60s", "url: '{{luna.url}}/x', method: GET, retry: '2', backoff: 1ms, timeout: 500ms");
        write("is_short", "1s", "url: '{{luna.url}}/x', method: GET, retry: '2', backoff: 1m");
        write("nowhere", "60s", "url: 'http://127.0.0.1:1/x', retry: '2', backoff: 1ms");
        server = Luna.withTools(tools)
                .upstream("luna.url", SERVICE)
                .setting("luna.outbound-allow", SERVICE.address() + ",127.0.0.1:1")
                .start();
        assertThat(server.registry().loadErrors()).isEmpty();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static void write(String name, String timeout, String options) throws Exception {
        Files.writeString(tools.resolve(name + ".camel.yaml"), TOOL.formatted(name, timeout, options));
    }

    /** Fails so many times, then answers. */
    private static void fails(int times, ResponseDefinitionBuilder failure) {
        for (int i = 0; i < times; i++) {
            SERVICE.wireMock()
                    .stubFor(any(anyUrl())
                            .inScenario("down")
                            .whenScenarioStateIs(i == 0 ? Scenario.STARTED : "failed " + i)
                            .willSetStateTo("failed " + (i + 1))
                            .willReturn(failure));
        }
        SERVICE.wireMock()
                .stubFor(any(anyUrl())
                        .inScenario("down")
                        .whenScenarioStateIs("failed " + times)
                        .willReturn(okJson("{\"done\":true}")));
    }

    private static String failure(int status, String tool) {
        return server.error(status, tool, Map.of("word", "w")).path("message").asText();
    }

    @ParameterizedTest
    @ValueSource(strings = {"reads", "deletes", "posts_again"})
    void a_request_that_may_be_repeated_is_sent_until_there_is_an_answer(String tool) {
        fails(2, aResponse().withStatus(503));
        assertThat(server.result(tool, Map.of("word", "w")).toString()).isEqualTo("{\"done\":true}");
        assertThat(SERVICE.requests()).hasSize(3).allSatisfy(request -> assertThat(request.toString())
                .isEqualTo(SERVICE.requests().get(0).toString()));
    }

    @Test
    void after_the_last_the_failure_is_that_of_the_service() {
        fails(3, aResponse().withStatus(502).withBody("no luck"));
        assertThat(failure(502, "reads")).contains("answered 502: no luck");
        assertThat(SERVICE.requests()).hasSize(3);
    }

    @Test
    void a_connection_that_breaks_off_is_tried_again() {
        fails(1, aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER));
        assertThat(server.result("reads", Map.of()).path("done").asBoolean()).isTrue();
        fails(1, aResponse().withFault(Fault.RANDOM_DATA_THEN_CLOSE));
        assertThat(server.result("reads", Map.of()).path("done").asBoolean()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"posts", "patches"})
    void a_request_that_may_have_been_carried_out_is_not_repeated(String tool) {
        fails(1, aResponse().withStatus(503));
        failure(502, tool);
        assertThat(SERVICE.requests()).hasSize(1);
        SERVICE.reset();
        fails(1, aResponse().withFault(Fault.EMPTY_RESPONSE));
        assertThat(failure(502, tool)).contains("may have been carried out");
        assertThat(SERVICE.requests()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 404, 409, 500, 501})
    void a_refusal_is_not_asked_again(int status) {
        fails(1, aResponse().withStatus(status));
        failure(502, "reads");
        assertThat(SERVICE.requests()).hasSize(1);
    }

    @Test
    void what_was_not_sent_is_tried_again_whatever_it_is() {
        assertThat(failure(502, "nowhere")).contains("could not be reached").doesNotContain("carried out");
    }

    @Test
    void a_fallback_comes_after_the_retries() {
        fails(2, aResponse().withStatus(503));
        assertThat(server.result("falls_back", Map.of()).asText()).isEqualTo("none");
        assertThat(SERVICE.requests()).hasSize(2);
    }

    @Test
    void the_service_says_how_long_the_pause_is() {
        fails(1, aResponse().withStatus(429).withHeader("Retry-After", "1"));
        long begin = System.nanoTime();
        assertThat(server.result("reads", Map.of()).path("done").asBoolean()).isTrue();
        assertThat(Duration.ofNanos(System.nanoTime() - begin))
                .isBetween(Duration.ofSeconds(1), Duration.ofSeconds(20));
    }

    @Test
    void a_pause_that_does_not_fit_is_not_begun() {
        fails(1, aResponse().withStatus(429).withHeader("Retry-After", "5"));
        assertThat(failure(502, "hurries")).contains("answered 429", "It asks to wait 5 s.");
        SERVICE.reset();
        fails(1, aResponse().withStatus(503).withHeader("Retry-After", "61"));
        assertThat(failure(502, "reads")).contains("It asks to wait 61 s.");
        assertThat(SERVICE.requests()).hasSize(1);
    }

    @Test
    void the_timeout_is_for_all_attempts() {
        fails(1, aResponse().withFixedDelay(30_000));
        long begin = System.nanoTime();
        assertThat(failure(502, "hurries")).contains("did not answer in time");
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(10));
        assertThat(SERVICE.requests()).hasSize(1);
    }

    @Test
    void a_call_that_ends_while_it_waits_frees_its_worker() {
        fails(1, aResponse().withStatus(503));
        assertThat(failure(500, "is_short")).contains("did not finish within 1.0 s");
        await().atMost(Duration.ofSeconds(10)).until(() -> Thread.getAllStackTraces().values().stream()
                .flatMap(Arrays::stream)
                .noneMatch(frame -> frame.getMethodName().equals("pauseOrFail")));
        assertThat(SERVICE.requests()).hasSize(1);
    }
}
