package dev.luna.mcp.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code luna check} names each problem with file and line, and has an exit code for CI. */
class CheckCommandTest {

    private static final String BUILDS = "builds an endpoint from the message";
    private static final String ORDERS = "comes from an argument, and it controls a component";

    private static final String TOOL = """
            - route:
                from:
                  uri: ai-tool:silent
                  parameters: {tags: test}
                  # Steps follow.
                  steps:
                    %s
            """;

    private final StringWriter out = new StringWriter();

    @Test
    void the_tools_of_the_server_have_no_problems() {
        assertThat(check()).as(out.toString()).isZero();
        assertThat(out.toString()).isEqualToIgnoringNewLines("No problems found.");
    }

    @Test
    void dangers_and_mistakes_are_reported_at_their_lines() {
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
            "18 problems found."
        };
        String[] lines = out.toString().split(System.lineSeparator());
        assertThat(lines).hasSize(expected.length);
        for (int i = 0; i < lines.length; i++) {
            assertThat(lines[i].replace("src/test/routes/check/", "")).startsWith(expected[i]);
        }
    }

    @Test
    void a_tool_name_used_by_two_files_is_reported(@TempDir Path tools) throws Exception {
        String tool = Files.readString(Path.of("routes/tools/puch/about.camel.yaml"));
        Files.writeString(tools.resolve("a.camel.yaml"), tool);
        Files.writeString(tools.resolve("b.camel.yaml"), tool);
        assertThat(check(tools.toString())).isEqualTo(1);
        assertThat(out.toString()).startsWith(tools + "/b.camel.yaml:5: another route, 'about', already offers a tool");
    }

    @Test
    void client_limits_are_reported_at_their_lines(@TempDir Path tools) throws Exception {
        Files.writeString(tools.resolve("a.camel.yaml"), """
                - from:
                    uri: ai-tool:sum.up
                    parameters:
                      tags: t
                      description: Sums up.
                      parameter.$filter: string
                      parameter.notes: string
                      parameter.notes.pattern: '^.{1,2000}$'
                    steps:
                      - setBody: {constant: x}
                """);
        assertThat(check(tools.toString())).isEqualTo(1);
        assertThat(out.toString().lines())
                .satisfiesExactly(
                        line -> assertThat(line)
                                .contains("a.camel.yaml:2: some clients refuse sum.up: the name 'sum.up'"),
                        line -> assertThat(line)
                                .contains("a.camel.yaml:6: some clients refuse sum.up: the argument '$filter'"),
                        line -> assertThat(line)
                                .contains("a.camel.yaml:7: some clients refuse sum.up: the argument 'notes'"),
                        line -> assertThat(line).isEqualTo("3 problems found."));
    }

    @Test
    void a_recursive_alias_is_reported(@TempDir Path tools) throws Exception {
        Files.writeString(tools.resolve("a.camel.yaml"), "- &a [*a]\n");
        assertThat(check(tools.toString())).isEqualTo(1);
        assertThat(out.toString())
                .isEqualToIgnoringNewLines(
                        tools + "/a.camel.yaml:1: the YAML is nested too deeply or refers to itself1 problem found.");
    }

    @Test
    void a_file_is_checked_alone_or_with_the_installation_it_belongs_to(@TempDir Path tools) throws Exception {
        Path file = Files.writeString(tools.resolve("silent.yaml"), TOOL.formatted("- log: done"));
        Files.writeString(tools.resolve("broken.yaml"), "- rute: {}\n");
        assertThat(check(file.toString())).isEqualTo(1);
        assertThat(out.toString())
                .startsWith(file + ":3: ai-tool:silent has no description")
                .contains("1 problem found.");
        assertThat(check("routes/tools/luna/code_gen.camel.yaml", "routes/blocks/http.camel.yaml"))
                .isZero();
    }

    @Test
    void a_file_without_routes_is_an_invalid_command_line() {
        assertThat(check("README.md")).isEqualTo(2);
        assertThat(check("nowhere.yaml")).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            luna: allow dynamic-endpoint - the bean of the names  |
            luna:allow dynamic-endpoint: checked before            |
            luna: allow dynamic-endpoint                          | :7: luna: allow dynamic-endpoint needs a reason
            luna: allow dynamic-endpoints - a reason              | :7: luna: allow dynamic-endpoints: did you mean dynamic-endpoint?
            luna: allow                                           | :7: luna: allow  is not known
            luna: allow camel-header - of another kind            | :7: luna: allow camel-header accepts no finding
            """)
    void a_finding_is_accepted_with_a_reason(String comment, String left, @TempDir Path tools) throws Exception {
        String tool = TOOL.replace("tags: test", "tags: test, description: Fine., parameter.word: string");
        Path same = Files.writeString(
                tools.resolve("same.yaml"), tool.formatted("- toD: \"log:${header.word}\" # " + comment));
        int code = check(same.toString());
        assertThat(code).as(out.toString()).isEqualTo(left == null ? 0 : 1);
        assertThat(out.toString()).contains(left == null ? "No problems found." : left);
        Files.delete(same);
        Path above = tools.resolve("above.yaml");
        Files.writeString(
                above, tool.formatted("# " + comment + "\n        # more\n\n        - toD: \"log:${header.word}\""));
        assertThat(check(above.toString())).isEqualTo(code);
    }

    @Test
    void a_missing_directory_is_an_invalid_command_line() {
        assertThat(check("nowhere")).isEqualTo(2);
    }

    private int check(String... directories) {
        String[] arguments = new String[directories.length + 1];
        arguments[0] = "check";
        System.arraycopy(directories, 0, arguments, 1, directories.length);
        return LunaCommand.commandLine(arguments)
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(new StringWriter()))
                .execute(arguments);
    }
}
