package dev.luna.mcp.it.tool;

import static org.assertj.core.api.Assertions.assertThat;

import dev.luna.mcp.testkit.Luna;
import dev.luna.mcp.testkit.Upstream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A tool's own {@code onException} sees what a block threw, by the types that docs/errors.md names. */
class BlockFailuresTest {

    private static final String TOOL = """
            - route:
                id: %1$s
                from:
                  uri: ai-tool:%1$s
                  parameters: {tags: test, description: Fails., %2$s}
                  steps:
                    - onException:
                        exception: [dev.luna.mcp.%3$s]
                        handled: {constant: "true"}
                        steps: [{setBody: {simple: "caught ${exception.message}; ${body}; ${header.Content-Type}%6$s"}}]
                    - to: {uri: "block:%4$s", parameters: {%5$s}}
            """;

    @RegisterExtension
    static final Upstream SERVICE = new Upstream();

    @TempDir
    static Path tools;

    private static Luna server;

    @BeforeAll
    static void start() throws Exception {
        String word = "parameter.word: string";
        tool("over_http", word, "tool.UpstreamException", "http", "url: '{{luna.url}}/do'");
        tool("as_json", word, "tool.UpstreamException", "http", "url: '{{luna.url}}/do', result: field");
        tool("to_nobody", word, "tool.UpstreamException", "http", "url: 'http://127.0.0.1:1/do'");
        tool("on_github", word, "tool.UpstreamException", "github", "path: /repos/a/b");
        tool(
                "by_command",
                word,
                "process.CommandFailedException",
                "command",
                "command: git, arguments: 'no-such-word'");
        tool("without_program", word, "process.CommandMissingException", "command", "command: not-installed");
        tool(
                "too_late",
                word,
                "process.CommandTimeoutException",
                "command",
                "command: sleep, arguments: '60', timeout: 1s");
        tool(
                "with_code",
                word,
                "process.CommandFailedException",
                "command",
                "command: 'false', expected: '0,2'",
                " ${exception.exitCode}");
        tool("expecting", word, "tool.ToolException", "command", "command: 'false', expected: '0, 1'");
        tool(
                "is_down",
                word,
                "tool.UpstreamUnavailableException",
                "http",
                "url: '{{luna.url}}/do'",
                " ${exception.status}");
        tool(
                "down_there",
                word,
                "tool.UpstreamUnavailableException",
                "github",
                "path: /repos/a/b",
                " ${exception.status}");
        tool("refused", word, "tool.UpstreamException", "http", "url: '{{luna.url}}/do'", " ${exception.status}");
        tool("in_header", word, "tool.InvalidArgumentException", "http", "url: '{{luna.url}}/x', headers: 'A: {word}'");
        tool("in_path", word, "tool.InvalidArgumentException", "http", "url: '{{luna.url}}/{word}'");
        tool("of_image", "parameter.puch_image_data: string", "tool.InvalidArgumentException", "image", "rotate: '90'");
        tool("own_block", word, "tool.UpstreamException", "relay", "");
        Files.writeString(tools.resolve("relay.camel.yaml"), """
                - route:
                    id: relay
                    from:
                      uri: block:relay
                      steps: [{to: {uri: "block:http", parameters: {url: "{{luna.url}}/do"}}}]
                """);
        server = Luna.withTools(tools)
                .upstream("luna.url", SERVICE)
                .setting("luna.github-api-url", SERVICE.url())
                .setting("luna.github-token", "ghp_of_a_test_0000000000000000000000000000")
                .setting("luna.outbound-allow", SERVICE.address() + ",127.0.0.1:1")
                .setting("luna.exec.search-path", "/usr/bin")
                .setting("luna.exec.commands", "not-installed,sleep,false")
                .start();
        assertThat(server.registry().loadErrors()).isEmpty();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @ParameterizedTest
    @CsvSource({"over_http,/do", "as_json,/do", "on_github,/repos/a/b", "own_block,/do"})
    void a_service_that_answers_an_error(String tool, String path) {
        SERVICE.on(tool.equals("on_github") ? "GET" : "POST", path).answer(418, "{\"message\":\"teapot\"}");
        assertThat(answer(tool))
                .startsWith("caught ")
                .contains("answered 418", "teapot")
                .endsWith("; ; ");
    }

    @ParameterizedTest
    @CsvSource({"over_http,/do,", "on_github,/repos/a/b,"})
    void a_service_that_breaks_off(String tool, String path) {
        SERVICE.on(tool.equals("on_github") ? "GET" : "POST", path).breakOff();
        assertThat(answer(tool)).startsWith("caught ");
    }

    @Test
    void an_answer_that_is_not_json_and_one_without_the_field() {
        SERVICE.on("POST", "/do").answer("text/html", "<p>".getBytes());
        assertThat(answer("over_http")).startsWith("caught The service answered with something that is not JSON.");
        SERVICE.on("POST", "/do").answer("{}");
        assertThat(answer("as_json")).startsWith("caught The service answered without 'field'.");
    }

    @Test
    void a_service_that_is_not_there() {
        assertThat(answer("to_nobody")).startsWith("caught ").contains("could not be reached");
    }

    @Test
    void a_command_that_fails_or_is_not_installed() {
        assertThat(answer("by_command")).startsWith("caught git failed with exit code 1");
        assertThat(answer("without_program")).startsWith("caught not-installed is not installed");
    }

    @Test
    void a_command_that_is_too_late_or_ends_with_a_code() {
        assertThat(answer("too_late")).startsWith("caught sleep did not end within the time limit");
        assertThat(answer("with_code"))
                .startsWith("caught false failed with exit code 1")
                .endsWith(" 1");
        assertThat(answer("expecting")).isEmpty();
    }

    @Test
    void a_service_that_is_down_has_a_type_and_each_refusal_its_status() {
        SERVICE.on("POST", "/do").answer(503, "{}");
        SERVICE.on("GET", "/repos/a/b").answer(502, "{}");
        assertThat(answer("is_down")).startsWith("caught ").endsWith("; ;  503");
        assertThat(answer("down_there")).startsWith("caught ").endsWith("; ;  502");
        assertThat(answer("refused")).startsWith("caught ").endsWith("; ;  503");
        SERVICE.on("POST", "/do").answer(404, "{}");
        assertThat(answer("refused")).startsWith("caught ").endsWith("; ;  404");
        assertThat(server.error(502, "is_down", Map.of()).path("message").asText())
                .contains("answered 404");
    }

    @Test
    void an_argument_that_a_block_refuses() {
        assertThat(server.result("in_header", Map.of("word", "a\nb")).asText()).startsWith("caught Argument 'word'");
        assertThat(server.result("in_path", Map.of("word", "a/b")).asText()).startsWith("caught Argument 'word'");
        assertThat(server.result("of_image", Map.of("puch_image_data", "%%%")).asText())
                .startsWith("caught ");
    }

    private static String answer(String tool) {
        return server.result(tool, Map.of()).asText();
    }

    private static void tool(String name, String parameters, String exception, String block, String options)
            throws Exception {
        tool(name, parameters, exception, block, options, "");
    }

    private static void tool(
            String name, String parameters, String exception, String block, String options, String said)
            throws Exception {
        Files.writeString(
                tools.resolve(name + ".camel.yaml"), TOOL.formatted(name, parameters, exception, block, options, said));
    }
}
