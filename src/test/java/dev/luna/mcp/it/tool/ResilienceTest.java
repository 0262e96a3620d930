package dev.luna.mcp.it.tool;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.luna.mcp.testkit.Luna;
import dev.luna.mcp.testkit.Upstream;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Camel's circuit breaker and cache around {@code block:http}, together with the timeouts of calls. */
class ResilienceTest {

    @RegisterExtension
    static final Upstream SERVICE = new Upstream();

    private static Luna server;

    @BeforeAll
    static void start() throws Exception {
        server = Luna.withTools("src/test/routes/resilience")
                .upstream("luna.url", SERVICE)
                .setting("luna.credentials.words.url", SERVICE.url())
                .setting("luna.credentials.words.token", "token-of-the-words")
                .start();
        assertThat(server.registry().loadErrors()).isEmpty();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static String failure(int status, String tool) {
        return server.error(status, tool, Map.of("word", "w")).path("message").asText();
    }

    @Test
    void a_breaker_counts_services_that_are_down_and_opens() {
        SERVICE.on("GET", "/breaks").answer(404, "{}");
        for (int i = 0; i < 3; i++) {
            assertThat(server.result("breaks", Map.of("word", "w")).asText()).isEqualTo("unknown for w");
        }
        SERVICE.on("GET", "/breaks").answer("{\"word\":\"yes\"}");
        assertThat(server.result("breaks", Map.of("word", "w")).asText()).isEqualTo("{word=yes} for w");
        SERVICE.on("GET", "/breaks").answer(503, "{}");
        for (int i = 0; i < 2; i++) {
            assertThat(failure(502, "breaks")).startsWith("The words are not to be had: The service at ");
        }
        int asked = SERVICE.requests().size();
        assertThat(failure(502, "breaks")).startsWith("The words are not to be had: ");
        assertThat(SERVICE.requests()).hasSize(asked);
    }

    @Test
    void a_breaker_falls_back_with_the_arguments_and_the_reason() {
        SERVICE.on("GET", "/falls_back").answer(503, "{}");
        assertThat(server.result("falls_back", Map.of("word", "w")).asText())
                .startsWith("none for w: The service at ")
                .contains("answered 503");
        assertThat(SERVICE.requests())
                .filteredOn(request -> request.line().startsWith("GET /falls_back"))
                .hasSize(2);
    }

    @Test
    void the_timeout_of_a_tool_ends_what_is_behind_a_breaker() {
        SERVICE.wireMock()
                .stubFor(get(urlPathEqualTo("/is_short"))
                        .willReturn(aResponse().withBody("{}").withFixedDelay(20_000)));
        assertThat(failure(500, "is_short")).contains("did not finish within 1.0 s");
        await().atMost(Duration.ofSeconds(10))
                .until(() -> Thread.getAllStackTraces().values().stream().noneMatch(frames -> Arrays.stream(frames)
                        .anyMatch(frame -> frame.getClassName().endsWith("component.http.HttpProducer"))));
    }

    @Test
    void a_cache_answers_in_place_of_the_service() {
        SERVICE.on("GET", "/remembers").answer("{\"word\":\"yes\"}");
        for (int i = 0; i < 3; i++) {
            assertThat(server.result("remembers", Map.of("word", "w"))
                            .path("word")
                            .asText())
                    .isEqualTo("yes");
        }
        assertThat(SERVICE.onlyRequest().header("Authorization")).isEqualTo("Bearer token-of-the-words");
        server.result("remembers", Map.of("word", "v"));
        assertThat(SERVICE.requests()).hasSize(2);
    }
}
