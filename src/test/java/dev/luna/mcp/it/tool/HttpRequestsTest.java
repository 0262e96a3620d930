package dev.luna.mcp.it.tool;

import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static org.assertj.core.api.Assertions.assertThat;

import dev.luna.mcp.testkit.Luna;
import dev.luna.mcp.testkit.Upstream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The requests of {@code block:http}: what the tool file declares and the caller fills in arrives, and nothing else. */
class HttpRequestsTest {

    private static final String TOOL = """
            - route:
                id: %1$s
                from:
                  uri: ai-tool:%1$s
                  parameters:
                    tags: test
                    description: Asks a service.
                    parameter.id: string
                    parameter.word: string
                    parameter.tags: array
                    parameter.other: string
                  steps:
                    - to:
                        uri: block:http
                        parameters:
            %2$s
            """;

    @RegisterExtension
    static final Upstream SERVICE = new Upstream();

    @TempDir
    static Path tools;

    private static Luna server;

    @BeforeAll
    static void start() throws Exception {
        write("finds", """
                url: "{{luna.url}}/users/{id}"
                method: GET
                query: |
                  q={word}
                  tag={tags}
                  page[size]=10 & more
                headers: |
                  X-Tenant: {word}
                  Accept: application/json, text/plain;q=0.5
                  X-Api-Key: {{shop.key}}
                """);
        write("writes", """
                url: "{{luna.url}}/users"
                query: "dry={word}"
                headers: "Content-Type: application/merge-patch+json"
                method: PATCH
                """);
        write("keeps", """
                url: "{{luna.url}}/users/{id}"
                method: GET
                send: ""
                fields: "given={id},name"
                """);
        write("a_host", "url: '{{luna.url}}/x', headers: 'Host: example.org'");
        write("a_length", "url: '{{luna.url}}/x', headers: 'content-length: 7'");
        write("a_hop", "url: '{{luna.url}}/x', headers: \"X-A: b\\nTransfer-Encoding: chunked\"");
        write("a_name", "url: '{{luna.url}}/x', headers: 'X A: b'");
        write("a_line", "url: '{{luna.url}}/x', headers: 'X-A'");
        write("a_letter", "url: '{{luna.url}}/x', headers: 'X-A: \u00fc'");
        write("a_part", "url: '{{luna.url}}/x', headers: 'X-A: b {word}'");
        write("a_double", "url: '{{luna.url}}/x', headers: \"X-A: b\\nx-a: c\"");
        write("a_query", "url: '{{luna.url}}/x', query: '=b'");
        write("a_user", "url: 'http://me:secret@127.0.0.1/x'");
        server = Luna.withTools(tools)
                .upstream("luna.url", SERVICE)
                .setting("shop.key", "k-123456789")
                .start();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static void write(String name, String options) throws Exception {
        String text = options.contains("\n") ? options.indent(16) : "                {" + options + "}";
        Files.writeString(tools.resolve(name + ".camel.yaml"), TOOL.formatted(name, text));
    }

    @Test
    void query_and_headers_are_those_of_the_file_with_the_values_of_the_caller() {
        SERVICE.on("GET", "/users/7").answer("{}");
        server.call("finds")
                .with("id", "7")
                .with("word", "a b&c=d")
                .with("tags", List.of("x", "y/z"))
                .send();
        assertThat(SERVICE.onlyRequest().line())
                .isEqualTo("GET /users/7?q=a%20b%26c%3Dd&tag=x&tag=y%2Fz&page%5Bsize%5D=10%20%26%20more");
        assertThat(SERVICE.onlyRequest().header("X-Tenant")).isEqualTo("a b&c=d");
        assertThat(SERVICE.onlyRequest().header("Accept")).isEqualTo("application/json, text/plain;q=0.5");
        assertThat(SERVICE.onlyRequest().header("X-Api-Key")).isEqualTo("k-123456789");
        assertThat(SERVICE.onlyRequest().header("id")).isNull();
    }

    @Test
    void what_the_caller_leaves_out_is_left_out_and_what_nobody_uses_is_sent() {
        SERVICE.on("GET", "/users/7").answer("{}");
        server.call("finds").with("id", "7").with("other", "o").send();
        assertThat(SERVICE.onlyRequest().line()).isEqualTo("GET /users/7?page%5Bsize%5D=10%20%26%20more&other=o");
        assertThat(SERVICE.onlyRequest().header("X-Tenant")).isNull();
    }

    @Test
    void a_body_can_have_another_type_and_a_query_beside_it() {
        SERVICE.on("PATCH", "/users?dry=yes").answer("{}");
        server.call("writes").with("word", "yes").with("other", "o").send();
        SERVICE.onlyRequest().expectJson("{\"other\":\"o\"}");
        assertThat(SERVICE.onlyRequest().header("Content-Type")).isEqualTo("application/merge-patch+json");
    }

    @Test
    void a_header_of_the_response_does_not_stand_in_for_an_argument() {
        SERVICE.wireMock()
                .stubFor(get("/users/7").willReturn(okJson("{\"name\":\"Ada\"}").withHeader("id", "8")));
        assertThat(server.result("keeps", Map.of("id", "7")).toString())
                .isEqualTo("{\"given\":\"7\",\"name\":\"Ada\"}");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            %2f..%2f..     | %252f..%252f..
            a?b=c#d        | a%3Fb%3Dc%23d
            @evil.example  | %40evil.example
            a\\b           | a%5C%5Cb
            \u00fc\u4e2d   | %C3%BC%E4%B8%AD
            {{luna.url}}   | %7B%7Bluna.url%7D%7D
            ${body};x      | %24%7Bbody%7D%3Bx
            """)
    void a_value_is_one_part_of_a_path_whatever_it_has(String id, String encoded) {
        server.direct("keeps", Map.of("id", id.replace("\\\\", "\\")));
        assertThat(SERVICE.onlyRequest().line()).isEqualTo("GET /users/" + encoded.replace("%5C%5C", "%5C"));
    }

    @Test
    void a_line_break_stays_in_its_part_of_the_url() {
        server.direct("finds", Map.of("id", "7\r\nHost: evil", "tags", List.of("a\r\nX-Evil: 1")));
        assertThat(SERVICE.onlyRequest().line())
                .startsWith("GET /users/7%0D%0AHost%3A%20evil?tag=a%0D%0AX-Evil%3A%201&page");
        assertThat(SERVICE.onlyRequest().header("X-Evil")).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"a\r\nX-Evil: 1", "a\nb", "a\rb", "a\u0000b", "\u560d\u560aX-Evil: 1", "\u00fc", "a\u007fb"})
    void a_header_has_one_line_of_plain_characters(String word) {
        assertThat(server.error(400, "finds", Map.of("id", "7", "word", word))
                        .path("message")
                        .asText())
                .isEqualTo("Argument 'word' is sent as the header X-Tenant: it must be ASCII characters without line"
                        + " breaks, at most 4096.");
        assertThat(SERVICE.requests()).isEmpty();
    }

    @Test
    void values_have_a_size() {
        assertThat(server.error(400, "finds", Map.of("id", "7", "word", "x".repeat(4097)))
                        .path("message")
                        .asText())
                .contains("at most 4096");
        Map<String, Object> long_ = new HashMap<>(Map.of("id", "x".repeat(17_000)));
        assertThat(server.error(400, "finds", long_).path("message").asText())
                .isEqualTo("The arguments make the URL longer than 16384 characters. Send shorter ones.");
        assertThat(SERVICE.requests()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            a_host   | Host belongs to the connection and is set by the server itself
            a_length | content-length belongs to the connection
            a_hop    | Transfer-Encoding belongs to the connection
            a_name   | 'X A' is no name of a header
            a_line   | Option 'headers', line 1: expected a name, then ':' and a value
            a_letter | the value of X-A must be ASCII without control characters
            a_part   | {word} must be the whole value of 'X-A'
            a_double | Option 'headers' has x-a twice
            a_query  | Option 'query', line 1: expected a name, then '=' and a value
            a_user   | Option 'url' must not have a user or password; use 'credentials'
            """)
    void what_cannot_be_sent_is_refused_when_the_tool_loads(String tool, String reason) {
        assertThat(server.registry().loadErrors())
                .filteredOn(error -> error.source().startsWith(tool))
                .singleElement()
                .asString()
                .contains("block:http: ", reason)
                .doesNotContain("secret");
    }
}
