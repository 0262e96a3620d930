package dev.luna.mcp.security;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static org.assertj.core.api.Assertions.assertThat;

import dev.luna.mcp.testkit.JsonRpc;
import dev.luna.mcp.testkit.Luna;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tokens, places of the host and the insides of the program: in no answer and, tokens, in no line of the log. */
@Attack
class SecretsTest {

    private final Target target;

    SecretsTest(Target target) {
        this.target = target;
    }

    @ParameterizedTest
    @CsvSource({"401", "403", "404", "409", "422", "429", "500", "503"})
    void github_that_repeats_the_token_does_not_spread_it(int status) {
        target.services()
                .stubFor(any(anyUrl())
                        .willReturn(aResponse()
                                .withStatus(status)
                                .withBody("{\"message\":\"Bad credentials: " + Target.GITHUB_TOKEN + "\"}")));

        for (String tool : new String[] {"list_issues", "create_issue"}) {
            Map<String, Object> arguments = tool.equals("list_issues")
                    ? Map.of("owner", "o", "repo", "r")
                    : Map.of("owner", "o", "repo", "r", "title", "t");
            assertThat(target.fails(502, -32001, tool, arguments)).contains(String.valueOf(status));
        }
    }

    @Test
    void github_gets_the_token_in_no_url() {
        target.server().direct("list_issues", Map.of("owner", "o", "repo", "r"));

        assertThat(target.asked()).isNotEmpty().noneMatch(line -> line.contains(Target.GITHUB_TOKEN));
    }

    @Test
    void luna_and_the_web_get_no_token() {
        target.server().direct("code_gen", Map.of("prompt", "x"));
        target.server().direct("img_bw", Map.of("image_url", target.web("/x")));

        assertThat(target.services().getAllServeEvents())
                .hasSize(2)
                .noneMatch(event -> event.getRequest().toString().contains(Luna.TOKEN))
                .noneMatch(event -> event.getRequest().toString().contains(Target.GITHUB_TOKEN));
    }

    @Test
    void a_defect_tells_the_caller_nothing() {
        assertThat(target.fails(500, -32000, "crashes", Map.of())).doesNotContain("shadow");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://user:ghp_0123456789abcdefghijABCDEFGHIJ456789@github.com/luna/hello",
                "https://ghp_0123456789abcdefghijABCDEFGHIJ456789@github.com/luna/hello",
                "HTTPS://x:ghp_0123456789abcdefghijABCDEFGHIJ456789@github.com/luna/hello"
            })
    void credentials_in_a_url_are_not_repeated(String url) throws IOException {
        assertThat(target.refuses("git_clone", Map.of("url", url))).contains("password");
        target.refuses("img_bw", Map.of("image_url", url));
    }

    @ParameterizedTest
    @ValueSource(strings = {"initialize", "tools/list", "prompts/list", "resources/list", "about", "ping"})
    void what_the_server_says_of_itself_tells_none(String method) {
        Map<String, Object> params = method.equals("initialize")
                ? Map.of(
                        "protocolVersion",
                        "2025-11-25",
                        "capabilities",
                        Map.of(),
                        "clientInfo",
                        Map.of("name", "x", "version", "1"))
                : Map.of();

        assertThat(target.send(target.server().request(JsonRpc.request(method, params)))
                        .statusCode())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/healthz",
                "/observe/health",
                "/observe/metrics",
                "/observe/info",
                "/q/dev",
                "/metrics",
                "/actuator/env",
                "/jolokia",
                "/.env",
                "/application.properties",
                "/../.env",
                "/%2e%2e/.env",
                "/routes/mcp.camel.yaml",
                "/mcp/../../etc/passwd"
            })
    void no_path_shows_configuration(String path) throws IOException {
        String answer = target.raw("GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");

        assertThat(answer).matches("(?s)HTTP/1.1 (404|405|400) .*|(?s)HTTP/1.1 200 OK.*\"ok\":true.*");
        assertThat(answer).doesNotContain("luna.", "platform-http");
    }

    @Test
    void a_wrong_token_is_not_logged() {
        // The end of the attack looks into the log, where the token must not be, right or wrong.
        HttpRequest.Builder request =
                target.server().request("{}").setHeader("Authorization", "Bearer " + Target.GITHUB_TOKEN);

        assertThat(target.send(request).statusCode()).isEqualTo(401);
    }
}
