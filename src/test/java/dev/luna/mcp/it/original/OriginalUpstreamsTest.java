package dev.luna.mcp.it.original;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import dev.luna.mcp.it.github.GitHubStub;
import dev.luna.mcp.testkit.JsonRpc;
import dev.luna.mcp.testkit.Luna;
import dev.luna.mcp.testkit.Upstream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The requests of the original system while a service behind its tools is down, slow, broken or moved. */
@Timeout(120)
class OriginalUpstreamsTest {

    private static final String GITHUB_CALLS = """
            create_branch | {"owner":"octocat","repo":"Hello-World","base":"main","new_branch":"topic"}
            commit_file   | {"owner":"octocat","repo":"Hello-World","branch":"main","path":"a","text":"b","message":"c"}
            open_pr       | {"owner":"octocat","repo":"Hello-World","head":"topic","base":"main","title":"T"}
            list_issues   | {"owner":"octocat","repo":"Hello-World"}
            ci_trigger    | {"owner":"octocat","repo":"Hello-World","workflow_file":"ci.yml"}
            """;

    /** Nothing listens on it: only the super-user could. */
    private static final String NOWHERE = "http://127.0.0.1:1";

    @RegisterExtension
    static final Upstream SERVICE = new Upstream();

    @RegisterExtension
    static final Luna server = Luna.withBuiltInTools()
            .upstream("luna.url", SERVICE)
            .setting("luna.timeout", "2s")
            .setting("luna.github-api-url", SERVICE.url())
            .setting("luna.github-token", GitHubStub.TOKEN);

    private static void serviceIs(String state) {
        ResponseDefinitionBuilder answer =
                switch (state) {
                    case "slow" -> aResponse().withBody("{}").withFixedDelay(8000);
                    case "500" -> aResponse().withStatus(500).withBody("it broke");
                    case "html" ->
                        aResponse().withHeader("Content-Type", "text/html").withBody("<html><body>Hello</body></html>");
                    case "moved" -> aResponse().withStatus(301).withHeader("Location", SERVICE.url() + "/elsewhere");
                    default -> throw new IllegalArgumentException(state);
                };
        SERVICE.wireMock().stubFor(any(anyUrl()).willReturn(answer));
    }

    @ParameterizedTest
    @CsvSource({"slow, did not answer in time", "500, it broke"})
    void code_gen_gives_a_stub_and_says_why(String state, String reason) {
        serviceIs(state);
        assertStub(server, reason);
    }

    private static void assertStub(Luna server, String reason) {
        JsonNode stub = server.result("code_gen", JsonRpc.json("{\"prompt\":\"add numbers\"}"));
        assertThat(stub.path("fallback").asBoolean()).isTrue();
        assertThat(stub.path("status").asText()).isEqualTo("unavailable");
        assertThat(stub.path("reason").asText()).contains(reason);
        assertThat(stub.path("code").asText()).contains("add numbers");
        assertThat(stub.path("language").asText()).isEqualTo("python");
    }

    @ParameterizedTest
    @ValueSource(strings = {"html", "moved"})
    void code_gen_gives_no_stub_for_a_service_that_is_up_and_answers_wrongly(String state) {
        serviceIs(state);
        server.error(502, "code_gen", JsonRpc.json("{\"prompt\":\"add numbers\"}"));
        assertThat(SERVICE.requests()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            slow  | did not answer in time
            500   | answered 500: it broke
            html  |
            moved | answered 301, a redirect to another address, which is not followed
            """)
    void the_other_forwarders_are_502_and_say_why(String state, String reason) {
        serviceIs(state);
        JsonNode voice = server.error(502, "voice_speak", JsonRpc.json("{\"text\":\"hello\"}"));
        JsonNode picture =
                server.error(502, "bw_remote", JsonRpc.json("{\"image_url\":\"" + SERVICE.url() + "/a.png\"}"));
        if (reason != null) {
            assertThat(voice.path("message").asText()).contains(reason);
            assertThat(picture.path("message").asText()).contains(reason);
        }
    }

    @Test
    void a_service_that_is_down_is_a_stub_or_502() throws Exception {
        try (Luna alone = Luna.withBuiltInTools()
                .setting("luna.url", NOWHERE)
                .setting("luna.outbound-allow", "127.0.0.1")
                .setting("luna.github-api-url", NOWHERE)
                .setting("luna.github-token", GitHubStub.TOKEN)
                .start()) {
            assertStub(alone, "could not be reached");
            alone.error(502, "voice_speak", JsonRpc.json("{\"text\":\"hello\"}"));
            alone.error(502, "bw_remote", JsonRpc.json("{\"image_url\":\"" + SERVICE.url() + "/a.png\"}"));
            GITHUB_CALLS.lines().map(line -> line.split("\\|")).forEach(call -> assertThat(
                            alone.error(502, call[0].strip(), JsonRpc.json(call[1]))
                                    .path("message")
                                    .asText())
                    .contains("could not be reached"));
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = GITHUB_CALLS)
    void github_that_answers_500_or_html_is_502(String tool, String arguments) {
        for (String state : new String[] {"500", "html"}) {
            serviceIs(state);
            server.error(502, tool, JsonRpc.json(arguments));
        }
    }

    @Test
    void github_without_a_token_is_400_and_names_the_variable_except_for_reading() throws Exception {
        try (Luna alone = Luna.withTools("routes/tools/github")
                .upstream("luna.github-api-url", SERVICE)
                .start()) {
            SERVICE.on("GET", "/repos/octocat/Hello-World/issues").answer("[]");
            GITHUB_CALLS.lines().map(line -> line.split("\\|")).forEach(call -> {
                String tool = call[0].strip();
                if (tool.equals("list_issues")) {
                    alone.result(tool, JsonRpc.json(call[1]));
                } else {
                    assertThat(alone.error(400, tool, JsonRpc.json(call[1]))
                                    .path("message")
                                    .asText())
                            .contains("GITHUB_TOKEN");
                }
            });
            assertThat(SERVICE.requests()).hasSize(1);
        }
    }
}
