package dev.luna.mcp.security;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.temporaryRedirect;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import dev.luna.mcp.testkit.Luna;
import dev.luna.mcp.testkit.Upstream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Credentials of {@code block:http}: they go to their service and nowhere else, and come back in no answer and no log line. */
class CredentialsTest {

    private static final String TOKEN = "bearer-0123456789";
    private static final String PASSWORD = "password-0123456789";
    private static final String SECRET = "client-secret-0123456789";
    private static final String ACCESS = "access-token-0123456789";
    private static final String BASIC = "Basic " + base64("ann:" + PASSWORD);

    private static final String TOOL = """
            - route:
                id: %1$s
                from:
                  uri: ai-tool:%1$s
                  parameters: {tags: test, description: Asks a service., parameter.part: string}
                  steps: [{to: {uri: "block:http", parameters: {method: GET, credentials: %2$s, %3$s}}}]
            """;

    /** Tries the first step, and then does the second one in any case. */
    private static final String THEN = """
            - route:
                id: %1$s
                from:
                  uri: ai-tool:%1$s
                  parameters: {tags: test, description: Asks two services.}
                  steps:
                    - doTry: {steps: [%2$s], doCatch: [{exception: [java.lang.Exception], steps: [{setBody: {constant: x}}]}]}
                    - %3$s
                    - convertBodyTo: {type: String}
            """;

    @RegisterExtension
    static final Upstream SERVICE = new Upstream();

    @RegisterExtension
    static final Upstream OTHER = new Upstream();

    @TempDir
    static Path tools;

    private static LogTape log;
    private static Luna server;

    @BeforeAll
    static void start() throws Exception {
        log = LogTape.record();
        for (String name : List.of("bearer", "basic", "client", "inside")) {
            tool("ask_" + name, name, "url: '{{luna.url}}/api/{part}'");
        }
        tool("falls_back", "client", "url: '{{luna.url}}/api/x', fallback: none");
        tool("retries", "client", "url: '{{luna.url}}/api/x', retry: '1', backoff: 1ms");
        for (String name : List.of("then_other", "failing_then_other")) {
            String step = "{to: {uri: \"http:" + OTHER.address() + "/more\", parameters: {httpMethod: GET}}}";
            String block =
                    "{to: {uri: \"block:http\", parameters: {url: \"{{luna.url}}/api/x\", credentials: bearer}}}";
            Files.writeString(tools.resolve(name + ".camel.yaml"), THEN.formatted(name, block, step));
        }
        tool("x_other_host", "bearer", "url: 'http://127.0.0.2/api/x'");
        tool("x_other_port", "bearer", "url: 'http://127.0.0.1:1/api/x'");
        tool("x_other_scheme", "bearer", "url: 'https://" + SERVICE.address() + "/api/x'");
        tool("x_other_path", "bearer", "url: '{{luna.url}}/apis'");
        tool("x_above", "bearer", "url: '{{luna.url}}/api/../admin'");
        tool("x_twice", "bearer", "url: '{{luna.url}}/api', headers: 'authorization: Bearer x'");
        tool("x_unknown", "nobody", "url: '{{luna.url}}/api'");
        tool("x_both", "both", "url: '{{luna.url}}/api'");
        tool("x_half", "half", "url: '{{luna.url}}/api'");
        tool("x_plain", "plain", "url: 'http://api.example.org/x'");
        tool("x_plain_token", "plaintoken", "url: '{{luna.url}}/api'");
        server = Luna.withTools(tools).settings(settings()).start();
    }

    private static Map<String, String> settings() {
        Map<String, String> settings = new HashMap<>();
        settings.put("luna.url", SERVICE.url());
        settings.put("luna.outbound-allow", SERVICE.address() + "," + OTHER.address());
        settings.put("luna.timeout", "2s");
        settings.put("luna.outbound.deadline", "2s");
        settings.put("luna.outbound.max-bytes", "300000");
        String api = SERVICE.url() + "/api";
        Map.of(
                        "bearer", Map.of("url", api, "token", TOKEN),
                        "basic", Map.of("url", api, "user", "ann", "password", PASSWORD),
                        "client", client(api, SERVICE.url() + "/token"),
                        "inside", client(api, "https://127.0.0.1:1/token"),
                        "both", Map.of("url", api, "token", TOKEN, "user", "ann"),
                        "half", Map.of("url", api, "user", "ann"),
                        "plain", Map.of("url", "http://api.example.org", "token", TOKEN),
                        "plaintoken", client(api, "http://login.example.org/token"))
                .forEach((name, fields) -> fields.forEach(
                        (field, value) -> settings.put("luna.credentials." + name + "." + field, value)));
        return settings;
    }

    private static Map<String, String> client(String api, String tokens) {
        return Map.of("url", api, "token-url", tokens, "client-id", "me", "client-secret", SECRET);
    }

    @AfterAll
    static void stop() {
        server.close();
        log.close();
    }

    private static void tool(String name, String credentials, String options) throws Exception {
        Files.writeString(tools.resolve(name + ".camel.yaml"), TOOL.formatted(name, credentials, options));
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static void issues(ResponseDefinitionBuilder response) {
        SERVICE.wireMock().stubFor(post("/token").willReturn(response));
    }

    private static void issuesTokens() {
        issues(okJson("{\"access_token\":\"" + ACCESS + "\",\"token_type\":\"Bearer\",\"expires_in\":\"0\"}"));
    }

    private static String failure(String tool) {
        var error = server.error(502, tool, Map.of("part", "x"));
        assertTellsNothing(error.toString());
        return error.path("message").asText();
    }

    private static void assertTellsNothing(String text) {
        assertThat(text).doesNotContain(TOKEN, PASSWORD, SECRET, ACCESS, BASIC.substring(6), base64("me:" + SECRET));
    }

    @ParameterizedTest
    @CsvSource({"ask_bearer,Bearer " + TOKEN, "ask_client,Bearer " + ACCESS})
    void the_service_gets_them_and_what_it_says_of_them_is_masked(String tool, String header) {
        issuesTokens();
        says(tool, header);
    }

    @Test
    void a_password_is_masked_in_each_form() {
        says("ask_basic", BASIC);
    }

    private static void says(String tool, String header) {
        String all = String.join(" ", TOKEN, PASSWORD, SECRET, ACCESS, BASIC, base64("me:" + SECRET));
        SERVICE.on("GET", "/api/x").answer("{\"said\":\"" + all + "\"}");
        String body = server.direct(tool, Map.of("part", "x")).body();
        assertThat(body).contains("***");
        assertThat(SERVICE.requests().get(SERVICE.requests().size() - 1).header("Authorization"))
                .isEqualTo(header);
        assertThat(body).doesNotContain(header.split(" ")[1], TOKEN, PASSWORD, SECRET);
        SERVICE.on("GET", "/api/x").answer(400, "{\"said\":\"" + header + "\"}");
        assertThat(failure(tool)).contains("answered 400", "***");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ask_bearer", "ask_basic", "ask_client"})
    void a_redirect_takes_them_nowhere(String tool) {
        issuesTokens();
        SERVICE.wireMock().stubFor(any(urlPathEqualTo("/api/x")).willReturn(temporaryRedirect(OTHER.url() + "/steal")));
        assertThat(failure(tool)).contains("a redirect to another address, which is not followed");
        assertThat(OTHER.requests()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"then_other,200", "failing_then_other,503"})
    void a_later_step_does_not_take_them_along(String tool, int status) {
        SERVICE.on("POST", "/api/x").answer(status, "{}");
        OTHER.on("GET", "/more").answer("{}");
        server.result(tool, Map.of());
        assertThat(SERVICE.onlyRequest().header("Authorization")).isEqualTo("Bearer " + TOKEN);
        assertThat(OTHER.onlyRequest().header("Authorization")).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"..", ".", "a/b", "@127.0.0.2", "..%2f..%2fadmin", "x?y", "x#y", "x\r\nHost: evil", "\\evil"})
    void a_caller_leads_them_nowhere(String part) {
        SERVICE.wireMock().stubFor(any(anyUrl()).willReturn(okJson("{}")));
        server.direct("ask_bearer", Map.of("part", part));
        assertThat(SERVICE.requests()).hasSizeLessThan(2).allSatisfy(request -> assertThat(request.line())
                .matches("GET /api/[^/?#]+"));
        assertThat(OTHER.requests()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            x_other_host   | the credentials 'bearer' are sent nowhere else
            x_other_port   | the credentials 'bearer' are sent nowhere else
            x_other_scheme | the credentials 'bearer' are sent nowhere else
            x_other_path   | the credentials 'bearer' are sent nowhere else
            x_above        | the credentials 'bearer' are sent nowhere else
            x_twice        | Option 'headers' has Authorization, and 'credentials' sets it too
            x_unknown      | the credentials 'nobody' need the settings luna.credentials.nobody.url
            x_both         | and not more than one of them
            x_half         | the credentials 'half' need the setting luna.credentials.half.password
            x_plain        | luna.credentials.plain.url begins with http:, so the secret would be sent unencrypted
            x_plain_token  | luna.credentials.plaintoken.token-url begins with http:
            """)
    void a_tool_that_would_send_them_elsewhere_does_not_load(String tool, String reason) {
        assertThat(server.registry().loadErrors())
                .filteredOn(error -> error.source().equals(tool + ".camel.yaml"))
                .singleElement()
                .asString()
                .contains(reason)
                .doesNotContain(TOKEN);
    }

    static Stream<Arguments> wrongTokens() {
        return Stream.of(
                Arguments.of(aResponse().withStatus(500).withBody(SECRET), "answered 500"),
                Arguments.of(
                        aResponse().withStatus(400).withBody("{\"error\":\"" + SECRET + "\"}"), "answered 400: ***"),
                Arguments.of(okJson("{}"), "answered without a bearer token"),
                Arguments.of(okJson("{\"access_token\":\"\"}"), "answered without a bearer token"),
                Arguments.of(okJson("{\"access_token\":\"a\\r\\nX-Evil: 1\"}"), "answered without a bearer token"),
                Arguments.of(okJson("{\"access_token\":\"a b\"}"), "answered without a bearer token"),
                Arguments.of(okJson("{\"access_token\":\"\u560d\u560a\"}"), "answered without a bearer token"),
                Arguments.of(
                        okJson("{\"access_token\":\"" + "a".repeat(20_000) + "\"}"), "answered without a bearer token"),
                Arguments.of(
                        okJson("{\"access_token\":\"abc\",\"token_type\":\"DPoP\"}"),
                        "answered without a bearer token"),
                Arguments.of(okJson("[".repeat(10_000)), "answered without a bearer token"),
                Arguments.of(aResponse().withBody("<html>sign in"), "answered without a bearer token"),
                Arguments.of(temporaryRedirect("/elsewhere"), "answered 302"),
                Arguments.of(aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER), "broke off the connection"),
                Arguments.of(aResponse().withFixedDelay(30_000), "did not answer in time"));
    }

    @ParameterizedTest
    @MethodSource("wrongTokens")
    void a_token_endpoint_that_fails_or_lies_gets_nothing_more(ResponseDefinitionBuilder response, String reason) {
        issues(response);
        assertThat(failure("ask_client")).contains(reason);
        assertThat(SERVICE.requests())
                .allSatisfy(request -> assertThat(request.line()).isEqualTo("POST /token"));
        assertThat(OTHER.requests()).isEmpty();
    }

    @Test
    void the_token_endpoint_is_within_the_guard() {
        assertThat(failure("ask_inside")).contains("is not a public address", "LUNA_OUTBOUND_ALLOW");
        assertThat(SERVICE.requests()).isEmpty();
        assertThat(OTHER.requests()).isEmpty();
    }

    @Test
    void a_token_endpoint_that_is_down_is_a_service_that_is_down() {
        issues(aResponse().withStatus(503));
        assertThat(server.result("falls_back", Map.of()).asText()).isEqualTo("none");
        SERVICE.reset();
        issues(aResponse().withStatus(503));
        failure("retries");
        assertThat(SERVICE.requests()).hasSize(2);
    }

    @Test
    void the_log_has_none_of_them() {
        issuesTokens();
        var failure = aResponse().withStatus(500).withBody(TOKEN + ACCESS);
        SERVICE.wireMock().stubFor(any(anyUrl()).atPriority(9).willReturn(failure));
        failure("ask_client");
        failure("ask_bearer");
        assertTellsNothing(log.rewind());
    }
}
