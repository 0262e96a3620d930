package dev.luna.mcp.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code luna check} names what is wrong with file and line, and its exit code is for CI. */
class CheckCommandTest {

    private static final String BUILDS = "builds an endpoint from the message";
    private static final String ORDERS = "is made of an argument, and a component obeys it";

    private final StringWriter out = new StringWriter();

    @Test
    void our_own_tools_are_right() {
        assertThat(check()).as(out.toString()).isZero();
        assertThat(out.toString()).isEqualToIgnoringNewLines("Nothing is wrong.");
    }

    @Test
    void dangers_and_mistakes_are_named_where_they_are() {
        assertThat(check("src/test/routes/check")).isEqualTo(1);
        String[] expected = {
            "dangers.camel.yaml:4: ai-tool:dangers has no description",
            "dangers.camel.yaml:10: toD " + BUILDS,
            "dangers.camel.yaml:11: recipientList " + BUILDS,
            "dangers.camel.yaml:12: routingSlip " + BUILDS,
            "dangers.camel.yaml:13: dynamicRouter " + BUILDS,
            "dangers.camel.yaml:14: enrich " + BUILDS,
            "dangers.camel.yaml:15: pollEnrich " + BUILDS,
            "dangers.camel.yaml:16: wireTap " + BUILDS,
            "dangers.camel.yaml:17: CamelHttpUri " + ORDERS,
            "dangers.camel.yaml:18: camelhttpuri " + ORDERS,
            "dangers.camel.yaml:19: CamelExecCommandArgs " + ORDERS,
            "dangers.camel.yaml:23: CamelFileName " + ORDERS,
            "dangers.camel.yaml:24: CamelHttpRawQuery " + ORDERS,
            "mistakes.camel.yaml:3: descripton: did you mean description?",
            "mistakes.camel.yaml:5: ai-tool:mistakes has no description",
            "mistakes.camel.yaml:8: readOnlyHnt: did you mean readOnlyHint?",
            "mistakes.camel.yaml:11: arg: did you mean args?",
            "mistakes.camel.yaml:12: chioce: did you mean choice?",
            "18 found."
        };
        String[] lines = out.toString().split(System.lineSeparator());
        assertThat(lines).hasSize(expected.length);
        for (int i = 0; i < lines.length; i++) {
            assertThat(lines[i].replace("src/test/routes/check/", "")).startsWith(expected[i]);
        }
    }

    @Test
    void a_name_that_two_files_use_is_found(@TempDir Path tools) throws Exception {
        String tool = Files.readString(Path.of("routes/tools/puch/about.camel.yaml"));
        Files.writeString(tools.resolve("a.camel.yaml"), tool);
        Files.writeString(tools.resolve("b.camel.yaml"), tool);
        assertThat(check(tools.toString())).isEqualTo(1);
        assertThat(out.toString()).startsWith(tools + "/b.camel.yaml:5: another route, 'about', already offers a tool");
    }

    @Test
    void a_file_without_an_end_is_told(@TempDir Path tools) throws Exception {
        Files.writeString(tools.resolve("a.camel.yaml"), "- &a [*a]\n");
        assertThat(check(tools.toString())).isEqualTo(1);
        assertThat(out.toString())
                .isEqualToIgnoringNewLines(
                        tools + "/a.camel.yaml:1: it is nested too deeply, or without an end1 found.");
    }

    @Test
    void a_directory_that_is_not_there_is_a_mistake_of_the_command_line() {
        assertThat(check("nowhere")).isEqualTo(2);
    }

    private int check(String... directories) {
        String[] arguments = new String[directories.length + 1];
        arguments[0] = "check";
        System.arraycopy(directories, 0, arguments, 1, directories.length);
        return LunaCommand.commandLine()
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(new StringWriter()))
                .execute(arguments);
    }
}
