package dev.luna.mcp.it;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.temporaryRedirect;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import dev.luna.mcp.outbound.RawServer;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The tools of Luna Services against a Luna that fails in every way it can. */
class FailingLunaTest {

    @RegisterExtension
    static final WireMockExtension LUNA = WireMockExtension.newInstance().build();

    private static final Map<String, Object> TOOLS = Map.of(
            "code_gen", Map.of("prompt", "add numbers"),
            "voice_speak", Map.of("text", "hello"),
            "bw_remote", Map.of("image_url", "http://localhost:9/a.png"));

    private static RunningServer server;

    @BeforeAll
    static void start() throws Exception {
        server = serverWith(LUNA.baseUrl());
    }

    private static RunningServer serverWith(String luna) throws Exception {
        return RunningServer.start(Map.of(
                "luna.url", luna,
                "luna.outbound-allow", "localhost:9",
                "luna.outbound.deadline", "1500ms",
                "luna.outbound.max-bytes", "100000"));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    static Stream<Arguments> wrongAnswers() {
        String page = "<!doctype html><h1>Luna</h1>";
        return Stream.of(
                Arguments.of("a refusal", aResponse().withStatus(422).withBody("too vague\u0007"), "422: too vague"),
                Arguments.of("a redirect", temporaryRedirect("http://127.0.0.1/"), "redirect"),
                Arguments.of("a web page", ok(page).withHeader("Content-Type", "text/html"), "not JSON"),
                Arguments.of("half of some JSON", okJson("{\"code\": \"a"), "not JSON"),
                Arguments.of("the wrong JSON", okJson("{\"answer\": 42}"), "without"),
                Arguments.of("a list", okJson("[1]"), "without"),
                Arguments.of("nothing", ok(), ""),
                Arguments.of("too much", ok("x".repeat(100_001)), "larger answer"));
    }

    static Stream<Arguments> outages() {
        return Stream.of(
                Arguments.of("an error", aResponse().withStatus(500).withBody("at java.lang.Thread"), "answered 500"),
                Arguments.of("a pause", aResponse().withStatus(503), "answered 503"),
                Arguments.of("silence", okJson("{}").withFixedDelay(10_000), "in time"),
                Arguments.of("a slow trickle", okJson("{}     ").withChunkedDribbleDelay(5, 10_000), "in time"),
                Arguments.of("a broken line", aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER), "broke off"),
                Arguments.of("an empty line", aResponse().withFault(Fault.EMPTY_RESPONSE), "broke off"),
                Arguments.of("noise", aResponse().withFault(Fault.RANDOM_DATA_THEN_CLOSE), "broke off"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("wrongAnswers")
    void a_wrong_answer_is_a_bad_gateway(String what, ResponseDefinitionBuilder answer, String words) {
        LUNA.stubFor(post(anyUrl()).willReturn(answer));
        TOOLS.forEach((tool, arguments) -> assertBadGateway(server, tool, arguments, words));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("outages")
    void an_outage_is_a_bad_gateway_but_for_code(String what, ResponseDefinitionBuilder answer, String words) {
        LUNA.stubFor(post(anyUrl()).willReturn(answer));
        assertBadGateway(server, "voice_speak", TOOLS.get("voice_speak"), words);
        assertBadGateway(server, "bw_remote", TOOLS.get("bw_remote"), words);
        assertFallback(server);
    }

    @Test
    void a_luna_that_is_not_there_is_a_bad_gateway_but_for_code() throws Exception {
        RawServer gone = RawServer.start(out -> {});
        gone.close();
        try (RunningServer alone = serverWith(gone.url())) {
            assertBadGateway(alone, "voice_speak", TOOLS.get("voice_speak"), "could not be reached");
            assertBadGateway(alone, "bw_remote", TOOLS.get("bw_remote"), "could not be reached");
            assertFallback(alone);
        }
    }

    @Test
    void an_answer_that_never_ends_is_ended() throws Exception {
        CountDownLatch over = new CountDownLatch(1);
        try (RawServer endless = RawServer.start(out -> {
                    RawServer.write(out, "HTTP/1.1 200 OK\r\n\r\n");
                    while (!over.await(0, TimeUnit.SECONDS)) {
                        RawServer.write(out, " ".repeat(10_000));
                    }
                });
                RunningServer patient = serverWith(endless.url())) {
            TOOLS.forEach((tool, arguments) -> assertBadGateway(patient, tool, arguments, "larger answer"));
            assertThat(endless.brokenOff().await(5, TimeUnit.SECONDS)).isTrue();
        } finally {
            over.countDown();
        }
    }

    private static void assertBadGateway(RunningServer server, String tool, Object arguments, String words) {
        long start = System.nanoTime();
        JsonNode error = server.error(502, tool, arguments);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(8));
        assertThat(error.path("message").asText()).as(tool).contains(words).hasSizeLessThan(500);
        assertThat(error.path("message").asText()).matches("\\P{Cntrl}*");

        JsonNode result = server.callTool(tool, arguments);
        assertThat(result.path("isError").asBoolean()).isTrue();
        assertThat(result.at("/content/0/text").asText()).contains(words);
    }

    private static void assertFallback(RunningServer server) {
        JsonNode direct = server.result("code_gen", TOOLS.get("code_gen"));
        assertThat(direct.path("fallback").asBoolean()).isTrue();
        assertThat(direct.path("code").asText()).contains("stub", "#   add numbers");
        JsonNode mcp = server.callTool("code_gen", TOOLS.get("code_gen"));
        assertThat(mcp.at("/structuredContent/fallback").asBoolean()).isTrue();
    }
}
