package dev.luna.mcp.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.luna.mcp.testkit.Luna;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code luna tools} and {@code luna call} do the same in this process and against a server. */
class ToolsCommandTest {

    private static final String HERE = "--tools=src/test/routes/tools";
    private static final String DOT =
            "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8DwHwAFBQIAX8jx0gAAAABJRU5ErkJggg==";

    @RegisterExtension
    static final Luna server = Luna.withTools("src/test/routes/tools", "src/test/routes/broken", "routes/tools/images")
            .setting("luna.tools.exclude", "echo");

    @TempDir
    Path directory;

    private record Ending(int code, String out, String err) {}

    private static Ending luna(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int code = LunaCommand.commandLine(arguments)
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(arguments);
        return new Ending(code, out.toString(), err.toString());
    }

    private static Ending there(String... arguments) {
        Stream<String> more = Stream.of("--url", server.uri("/mcp").toString(), "--token", Luna.TOKEN);
        return luna(Stream.concat(Arrays.stream(arguments), more).toArray(String[]::new));
    }

    @Test
    void the_list_of_a_server_has_families_hints_load_errors_and_its_size() {
        Ending list = there("tools");
        assertThat(list.code()).isZero();
        assertThat(list.out())
                .contains("images\n  img_bw", "[read-only, idempotent, open world]")
                .contains("Not exposed:\n", "b_twice.camel.yaml:", "already offers a tool named 'good'")
                .containsPattern("\\d+ tools. The list takes about \\d+ tokens")
                .doesNotContain("  echo ");
    }

    @Test
    void the_list_of_this_process_opens_no_port() {
        Ending list = luna("tools", "--tools=routes/tools/luna", "--tools=routes/tools/puch");
        assertThat(list.code()).as(list.err()).isZero();
        assertThat(list.out()).contains("luna\n  bw_remote", "puch\n  about").contains("5 tools.");
    }

    @Test
    void an_excluded_tool_cannot_be_called() {
        assertThat(there("call", "echo").err()).contains("unknown tool 'echo'");
        server.error(404, "echo", Map.of("text", "x"));
        assertThat(server.result("tools/list", null).toString()).doesNotContain("\"echo\"");
    }

    @Test
    void the_cost_says_whether_a_search_of_tools_would_pay() throws Exception {
        assertThat(luna("tools", "--cost", "--tools=routes/tools/puch").out())
                .startsWith("2 tools. The list takes about ")
                .contains("With luna.tools.search=true the list begins with about ")
                .endsWith("it does not pay for this list." + System.lineSeparator());
        StringBuilder many = new StringBuilder();
        for (int i = 0; i < 100; i++) {
            many.append("""
                    - route:
                        from:
                          uri: ai-tool:tool_%1$s
                          parameters: {tags: many, description: "%2$s"}
                          steps: [{setBody: {constant: x}}]
                    """.formatted(i, "Does one of the many things that can be done. ".repeat(10)));
        }
        Files.writeString(directory.resolve("many.camel.yaml"), many);
        assertThat(luna("tools", "--cost", "--tools=" + directory).out())
                .startsWith("100 tools. ")
                .containsPattern("it pays for conversations with fewer than \\d+ searches\\.\\R$");
    }

    @Test
    void a_tool_that_the_list_of_a_server_leaves_out_can_be_called() throws Exception {
        try (Luna searching = Luna.withTools("src/test/routes/tools", "routes/tools/puch")
                .setting("luna.tools.search", "true")
                .start()) {
            String[] where = {"--url", searching.uri("/mcp").toString(), "--token", Luna.TOKEN};
            assertThat(luna("tools", "--cost", where[0], where[1], where[2], where[3])
                            .out())
                    .startsWith("1 tools. ")
                    .containsPattern("luna.tools.search is true there: find_tools finds \\d+ more tools\\.");
            assertThat(luna("call", "about", where[0], where[1], where[2], where[3])
                            .out())
                    .contains("Luna MCP Server");
            assertThat(luna("call", "no_such", where[0], where[1], where[2], where[3])
                            .err())
                    .contains("unknown tool 'no_such'");
        }
    }

    @Test
    void a_call_prints_the_result() {
        Ending here = luna("call", "structured", HERE, "--args", "{}");
        assertThat(here.code()).as(here.err()).isZero();
        assertThat(there("call", "structured").out()).isEqualTo(here.out()).startsWith("{");
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void a_failed_call_ends_with_1_and_its_reason(boolean remote) {
        Ending failed = remote ? there("call", "fails") : luna("call", "fails", HERE);
        assertThat(failed.code()).isEqualTo(1);
        assertThat(failed.out()).isNotBlank();
        Ending wrong = remote
                ? there("call", "good", "--arg=x=1")
                : luna("call", "good", "--tools=src/test/routes/broken", "--arg=x=1");
        assertThat(wrong.out()).startsWith("Unknown argument 'x'");
        Ending unknown = remote ? there("call", "nothing_such") : luna("call", "nothing_such", HERE);
        assertThat(unknown.code()).isEqualTo(1);
        assertThat(unknown.err()).contains("unknown tool 'nothing_such'");
    }

    @Test
    void an_image_is_saved() throws Exception {
        Path file = directory.resolve("gray.png");
        assertThat(there("call", "img_bw", "--arg", "puch_image_data=" + DOT).out())
                .contains("use -o FILE to save it");
        assertThat(there("call", "img_bw", "--arg", "puch_image_data=" + DOT, "-o", file.toString())
                        .out())
                .contains("image/png", "saved to " + file);
        assertThat(ImageIO.read(Files.newInputStream(file)).getWidth()).isEqualTo(1);
        Path nowhere = directory.resolve("nowhere").resolve("gray.png");
        assertThat(there("call", "img_bw", "--arg", "puch_image_data=" + DOT, "-o", nowhere.toString())
                        .err())
                .contains("cannot save the result to " + nowhere, "choose another file with -o");
    }

    @Test
    void arguments_have_the_types_that_the_tool_declares() throws Exception {
        Files.writeString(directory.resolve("typed.camel.yaml"), """
                - route:
                    from:
                      uri: ai-tool:typed
                      parameters: {tags: t, parameter.n: integer, parameter.b: boolean, parameter.s: string, parameter.l: array}
                      steps:
                        - setBody: {simple: "${header.n.class.simpleName} ${header.b} ${header.s} ${header.l[1]}"}
                """);
        String[] call = {
            "call", "typed", "--tools=" + directory, "--arg=n=3", "--arg=b=true", "--arg=s=4", "--arg=l=[5,6]"
        };
        assertThat(luna(call).out()).isEqualToIgnoringNewLines("Integer true 4 6");
        for (String value : new String[] {"many", "1 2", ""}) {
            assertThat(luna("call", "typed", "--tools=" + directory, "--arg=n=" + value)
                            .out())
                    .contains("'n' must be of type integer, got \"" + value + "\"");
        }
    }

    @Test
    void an_invalid_command_line_is_reported() {
        assertThat(luna("call").err()).contains("Missing required parameter: 'NAME'");
        assertThat(there("call", "echo", "--args", "[]").err()).contains("--args must be a JSON object");
        assertThat(there("call", "echo", "--args", "{").err())
                .startsWith("luna call: --args is not valid JSON: Unexpected end-of-input")
                .doesNotContain("REDACTED");
        assertThat(there("call", "echo", "--arg", "text").err()).startsWith("luna call: Value for option '--arg'");
        assertThat(there("call", "img_wb").err()).contains("unknown tool 'img_wb': did you mean img_bw?");
        assertThat(luna("tools", "--url", "localhost:1").code()).isEqualTo(2);
        assertThat(luna("tools", "--url", "http:localhost").code()).isEqualTo(2);
        assertThat(luna("tools", "--url", "http://127.0.0.1:1", "--token", "x").err())
                .contains("cannot connect to http://127.0.0.1:1/mcp");
        assertThat(luna("tools", "--url", server.uri("/mcp").toString(), "--token", "wrong")
                        .err())
                .contains("rejected the token");
    }
}
