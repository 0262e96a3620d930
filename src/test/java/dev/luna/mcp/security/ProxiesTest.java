package dev.luna.mcp.security;

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
import dev.luna.mcp.outbound.RawServer;
import dev.luna.mcp.testkit.Luna;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A Luna that fails in every way it can, or turned hostile: 502 in bounded time, and a fallback is called one. */
@Attack
class ProxiesTest {

    private final Target target;
    private final Map<String, Map<String, Object>> tools;

    ProxiesTest(Target target) {
        this.target = target;
        this.tools = Map.of(
                "code_gen", Map.of("prompt", "add numbers"),
                "voice_speak", Map.of("text", "hello"),
                "bw_remote", Map.of("image_url", target.web("/a.png")));
    }

    static Stream<Arguments> wrongAnswers() {
        String page = "<!doctype html><h1>Luna</h1>";
        return Stream.of(
                Arguments.of("a refusal", aResponse().withStatus(422).withBody("too vague\u0007"), "422: too vague"),
                Arguments.of(
                        "a refusal of 100,000 letters",
                        aResponse().withStatus(400).withBody("x".repeat(100_000)),
                        "400"),
                Arguments.of("a redirect", temporaryRedirect("http://127.0.0.1/"), "redirect"),
                Arguments.of("a web page", ok(page).withHeader("Content-Type", "text/html"), "not JSON"),
                Arguments.of("half of some JSON", okJson("{\"code\": \"a"), "not JSON"),
                Arguments.of("JSON 10,000 levels deep", okJson("[".repeat(10_000)), "not JSON"),
                Arguments.of("the wrong JSON", okJson("{\"answer\": 42}"), "without"),
                Arguments.of("the wrong types", okJson("{\"code\":[1],\"image_b64\":{},\"audio_b64\":7}"), "without"),
                Arguments.of("a list", okJson("[1]"), "without"),
                Arguments.of("null", okJson("null"), ""),
                Arguments.of("nothing", ok(), ""),
                Arguments.of("too much", ok("x".repeat(300_001)), "larger response"));
    }

    static Stream<Arguments> outages() {
        return Stream.of(
                Arguments.of("an error", aResponse().withStatus(500).withBody("down"), "answered 500"),
                Arguments.of("a pause", aResponse().withStatus(503), "answered 503"),
                Arguments.of("silence", okJson("{}").withFixedDelay(10_000), "in time"),
                Arguments.of("a slow trickle", okJson("{}     ").withChunkedDribbleDelay(5, 10_000), "in time"),
                Arguments.of(
                        "a broken body",
                        aResponse().withStatus(200).withFault(Fault.MALFORMED_RESPONSE_CHUNK),
                        "broke off"),
                Arguments.of("a broken line", aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER), "broke off"),
                Arguments.of("an empty line", aResponse().withFault(Fault.EMPTY_RESPONSE), "broke off"),
                Arguments.of("noise", aResponse().withFault(Fault.RANDOM_DATA_THEN_CLOSE), "broke off"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("wrongAnswers")
    void a_wrong_answer_is_a_bad_gateway(String what, ResponseDefinitionBuilder answer, String words) {
        target.services().stubFor(post(anyUrl()).willReturn(answer));
        tools.forEach((tool, arguments) -> assertBadGateway(tool, arguments, words));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("outages")
    void an_outage_is_a_bad_gateway_but_for_code(String what, ResponseDefinitionBuilder answer, String words) {
        target.services().stubFor(post(anyUrl()).willReturn(answer));
        assertBadGateway("voice_speak", tools.get("voice_speak"), words);
        assertBadGateway("bw_remote", tools.get("bw_remote"), words);
        assertFallback(target.server());
    }

    @Test
    void a_redirect_to_the_forbidden_listener_is_not_followed() {
        target.services()
                .stubFor(post(anyUrl())
                        .willReturn(temporaryRedirect("http://127.0.0.1:" + target.forbiddenPort() + "/steal")));
        tools.forEach((tool, arguments) -> assertBadGateway(tool, arguments, "redirect"));
    }

    @Test
    void a_stack_trace_of_luna_is_cut() {
        String trace = "java.lang.RuntimeError\n" + "    from /srv/luna/main.rb\n".repeat(1000);
        target.services()
                .stubFor(post(anyUrl()).willReturn(aResponse().withStatus(500).withBody(trace)));
        assertBadGateway("voice_speak", tools.get("voice_speak"), "answered 500");
    }

    @Test
    void a_luna_that_is_not_there_is_a_bad_gateway_but_for_code() throws Exception {
        RawServer gone = RawServer.start(out -> {});
        gone.close();
        try (Luna alone = serverWith(gone.url())) {
            for (String tool : new String[] {"voice_speak", "bw_remote"}) {
                assertThat(alone.error(502, tool, tools.get(tool))
                                .path("message")
                                .asText())
                        .contains("could not be reached");
            }
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
                Luna patient = serverWith(endless.url())) {
            tools.forEach((tool, arguments) -> assertThat(
                            patient.error(502, tool, arguments).path("message").asText())
                    .contains("larger response"));
            assertThat(endless.brokenOff().await(5, TimeUnit.SECONDS)).isTrue();
        } finally {
            over.countDown();
        }
    }

    private Luna serverWith(String luna) throws Exception {
        Map<String, String> settings = new HashMap<>(target.settings());
        settings.put("luna.url", luna);
        return Luna.withTools(java.nio.file.Path.of("routes/tools/luna"))
                .settings(settings)
                .start();
    }

    private void assertBadGateway(String tool, Map<String, Object> arguments, String words) {
        assertThat(target.fails(502, -32001, tool, arguments))
                .contains(words)
                .hasSizeLessThan(500)
                .matches("\\P{Cntrl}*");
    }

    private void assertFallback(Luna server) {
        JsonNode direct = server.result("code_gen", tools.get("code_gen"));
        assertThat(direct.path("fallback").asBoolean()).isTrue();
        assertThat(direct.path("code").asText()).contains("stub", "#   add numbers");
        JsonNode mcp =
                server.call("code_gen").with(tools.get("code_gen")).send().result();
        assertThat(mcp.at("/structuredContent/fallback").asBoolean()).isTrue();
    }
}
