package dev.luna.mcp.it.tool;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.client.WireMock;
import dev.luna.mcp.testkit.Luna;
import dev.luna.mcp.testkit.Upstream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** API keys as credentials of {@code block:http}: they are where the owner says, and in no answer. */
class ApiKeysTest {

    private static final String KEY = "key-0123456789/&=";
    private static final String ENCODED = "key-0123456789%2F%26%3D";

    private static final String TOOL = """
            - route:
                id: %1$s
                from:
                  uri: ai-tool:%1$s
                  parameters: {tags: test, description: Asks a service., parameter.word: string}
                  steps: [{to: {uri: "block:http", parameters: {url: "{{luna.url}}/x", method: GET, credentials: %2$s, %3$s}}}]
            """;

    @RegisterExtension
    static final Upstream SERVICE = new Upstream();

    @TempDir
    static Path tools;

    private static Luna server;

    @BeforeAll
    static void start() throws Exception {
        write("by_header", "header", "query: 'q={word}'");
        write("by_query", "query", "query: 'q={word}'");
        write("by_query_alone", "query", "send: ''");
        write("by_cookie", "cookie", "cookies: 'word={word}'");
        write("x_header", "header", "headers: 'x-api-key: {word}'");
        write("x_query", "query", "query: 'api key={word}'".replace("api key", "api_key"));
        write("x_cookie", "cookie", "cookies: 'SID={word}'");
        write("x_nowhere", "nowhere", "send: ''");
        write("x_twice", "twice", "send: ''");
        write("x_host", "host", "send: ''");
        Map<String, String> settings = new HashMap<>();
        key(settings, "header", Map.of("header", "X-Api-Key"));
        key(settings, "query", Map.of("query", "api_key"));
        key(settings, "cookie", Map.of("cookie", "SID"));
        key(settings, "nowhere", Map.of());
        key(settings, "twice", Map.of("header", "X-Api-Key", "query", "api_key"));
        key(settings, "host", Map.of("header", "Host"));
        server = Luna.withTools(tools)
                .upstream("luna.url", SERVICE)
                .settings(settings)
                .start();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static void write(String name, String credentials, String options) throws Exception {
        Files.writeString(tools.resolve(name + ".camel.yaml"), TOOL.formatted(name, credentials, options));
    }

    private static void key(Map<String, String> settings, String name, Map<String, String> place) {
        String prefix = "luna.credentials." + name + ".";
        settings.put(prefix + "url", SERVICE.url());
        settings.put(prefix + "key", KEY);
        place.forEach((field, value) -> settings.put(prefix + field, value));
    }

    @Test
    void a_key_is_where_the_owner_says() {
        SERVICE.wireMock().stubFor(WireMock.any(WireMock.anyUrl()).willReturn(WireMock.okJson("{}")));
        server.call("by_header").with("word", "a").expectJson("{}");
        assertThat(SERVICE.onlyRequest().line()).isEqualTo("GET /x?q=a");
        assertThat(SERVICE.onlyRequest().header("X-Api-Key")).isEqualTo(KEY);
        assertThat(SERVICE.onlyRequest().header("Authorization")).isNull();
        SERVICE.wireMock().resetRequests();
        server.call("by_query").with("word", "a").expectJson("{}");
        assertThat(SERVICE.onlyRequest().line()).isEqualTo("GET /x?q=a&api_key=" + ENCODED);
        SERVICE.wireMock().resetRequests();
        server.call("by_query_alone").expectJson("{}");
        assertThat(SERVICE.onlyRequest().line()).isEqualTo("GET /x?api_key=" + ENCODED);
        SERVICE.wireMock().resetRequests();
        server.call("by_cookie").with("word", "a b;c").expectJson("{}");
        assertThat(SERVICE.onlyRequest().header("Cookie")).isEqualTo("word=a%20b%3Bc; SID=" + KEY);
    }

    @Test
    void a_service_that_repeats_the_key_does_not_tell_it() {
        SERVICE.on("GET", "/x").answer(403, "{\"url\": \"/x?api_key=" + ENCODED + "\", \"key\": \"" + KEY + "\"}");
        String answer = server.call("by_query").send().message().toString();
        assertThat(answer).contains("403", "***").doesNotContain("0123456789");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            x_header  | Option 'headers' has X-Api-Key, and 'credentials' sets it too
            x_query   | Option 'query' has api_key, and 'credentials' sets it too
            x_cookie  | Option 'cookies' has SID, and 'credentials' sets it too
            x_nowhere | need one of the settings luna.credentials.nowhere.header
            x_twice   | need one of the settings luna.credentials.twice.header
            x_host    | luna.credentials.host.header is 'Host', which cannot carry a key
            """)
    void a_key_has_one_place(String tool, String problem) {
        assertThat(server.registry().loadErrors().stream()
                        .filter(error -> error.source().contains(tool)))
                .singleElement()
                .satisfies(error -> assertThat(error.toString()).contains(problem));
    }
}
