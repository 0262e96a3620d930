package dev.luna.mcp.it.tool;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.luna.mcp.testkit.JsonRpc;
import dev.luna.mcp.testkit.Luna;
import dev.luna.mcp.testkit.Upstream;
import dev.luna.mcp.tool.Diagnostic;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Building blocks: their options are checked when a tool loads, and a caller's values stay values. */
class BlocksTest {

    @RegisterExtension
    static final Upstream SERVICE = new Upstream();

    @RegisterExtension
    static final Luna server = Luna.withTools("src/test/routes/blocks")
            .setting("luna.url", "http://localhost:" + SERVICE.wireMock().port());

    @Test
    void a_block_of_ones_own_has_options_and_leaves_nothing_behind() {
        assertThat(server.result("greets", Map.of("who", "Ada")).asText())
                .isEqualTo("Hello ${header.who}, plain; Ada; ; mine; ");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            b_unknown_option | block:http has no option 'reslt'; it has backoff, body, cookies, credentials,
            c_missing_option | block:http: Missing required option 'url'
            d_wrong_value    | block:http: Option 'kind' must be one of
            e_wrong_url      | block:http: Option 'url' is not valid
            f_no_block       | there is no block 'htp'
            g_second         | there is a block 'http' already
            h_declares       | a block has no option 'title'
            """)
    void a_wrong_use_is_refused_when_it_loads(String source, String reason) {
        assertThat(server.registry().loadErrors())
                .filteredOn(refusal -> refusal.source().startsWith(source))
                .extracting(Diagnostic::reason)
                .singleElement()
                .asString()
                .contains(reason);
    }

    @Test
    void arguments_go_into_path_and_query_and_fields_come_back() {
        SERVICE.wireMock()
                .stubFor(get(urlPathEqualTo("/users/a%20b%3Fx"))
                        .willReturn(okJson("{\"name\":\"Ada\",\"address\":{\"city\":\"London\"},\"secret\":1}")));
        assertThat(server.result("find_user", Map.of("id", "a b?x", "detail", "{{luna.url}}&limit=7", "limit", 3)))
                .isEqualTo(JsonRpc.json("{\"name\":\"Ada\",\"at\":\"London\"}"));
        SERVICE.wireMock()
                .verify(getRequestedFor(urlPathEqualTo("/users/a%20b%3Fx"))
                        .withQueryParam("detail", equalTo("{{luna.url}}&limit=7"))
                        .withQueryParam("limit", equalTo("3")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"..", ".", "", "a/b", "../x"})
    void an_argument_is_one_part_of_a_path(String id) {
        assertThat(server.error(400, "find_user", Map.of("id", id))
                        .path("message")
                        .asText())
                .contains("'id' must be one part of a path");
        SERVICE.wireMock().verify(0, getRequestedFor(anyUrl()));
    }

    @Test
    void a_field_that_is_not_there_is_named() {
        SERVICE.wireMock().stubFor(get(anyUrl()).willReturn(okJson("{\"name\":\"Ada\"}")));
        assertThat(server.error(502, "find_user", Map.of("id", "1"))
                        .path("message")
                        .asText())
                .isEqualTo("The service answered without 'address.city'.");
    }

    @Test
    void all_arguments_are_sent_unless_some_are_named_and_a_fallback_stands_in() {
        SERVICE.wireMock()
                .stubFor(post(urlEqualTo("/raw"))
                        .willReturn(aResponse().withHeader("a", "evil").withBody("text")));
        Map<String, Object> arguments = Map.of("a", "${body}", "b", Map.of("c", 1));
        assertThat(server.result("raw_user", arguments).asText()).isEqualTo("text");
        SERVICE.wireMock()
                .verify(postRequestedFor(urlEqualTo("/raw"))
                        .withRequestBody(equalToJson("{\"a\":\"${body}\",\"b\":{\"c\":1}}"))
                        .withHeader("Content-Type", equalTo("application/json")));
        SERVICE.wireMock()
                .stubFor(post(urlEqualTo("/raw")).willReturn(aResponse().withStatus(503)));
        assertThat(server.result("raw_user", arguments).asText()).isEqualTo("none for ${body}");
    }

    @Test
    void a_block_is_edited_while_tools_use_it(@TempDir Path tools) throws Exception {
        Path block = tools.resolve("word.camel.yaml");
        Files.writeString(block, saying("one"));
        Files.writeString(tools.resolve("says.camel.yaml"), """
                - route:
                    from:
                      uri: ai-tool:says
                      parameters: {tags: test}
                      steps:
                        - to: block:word
                """);
        try (Luna live = Luna.withTools(tools).setting("luna.live", "true").start()) {
            live.call("says").expectText("one");
            Files.writeString(block, saying("two"));
            await().atMost(Duration.ofSeconds(30))
                    .untilAsserted(() -> live.call("says").expectText("two"));
            Files.delete(block);
            await().atMost(Duration.ofSeconds(30))
                    .untilAsserted(() -> assertThat(live.registry().loadErrors())
                            .singleElement()
                            .asString()
                            .contains("there is no block 'word'"));
        }
    }

    private static String saying(String word) {
        return """
                - route:
                    from:
                      uri: block:word
                      steps:
                        - setBody: {constant: %s}
                """.formatted(word);
    }
}
