package dev.luna.mcp.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The command line: default command, help and invalid input. */
class LunaCommandTest {

    @ParameterizedTest
    @CsvSource(textBlock = """
            '', serve
            --port 80, serve --port 80
            --live, serve --live
            serve --port 80, serve --port 80
            --help, --help
            -V, -V
            serv, serv
            """)
    void without_a_subcommand_it_serves(String line, String understood) {
        String[] arguments = line.isEmpty() ? new String[0] : line.split(" ");
        assertThat(LunaCommand.withDefault(arguments)).containsExactly(understood.split(" "));
    }

    @Test
    void help_lists_the_commands_and_the_options_of_serve() {
        StringWriter out = new StringWriter();
        assertThat(execute(out, new StringWriter(), "--help")).isZero();
        assertThat(out.toString()).contains("serve", "--tools=DIR", "--port=PORT", "--host=ADDRESS");
    }

    @ParameterizedTest
    @ValueSource(strings = {"serve", "tools", "call", "init", "new", "check"})
    void each_command_has_its_help(String command) {
        StringWriter out = new StringWriter();
        assertThat(execute(out, new StringWriter(), command, "--help")).isZero();
        assertThat(out.toString()).startsWith("Usage: luna " + command + " ").contains("-h, --help", "-V, --version");
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            serv, Did you mean: luna serve
            serve --port x, Invalid value for option '--port'
            serve --tools nowhere, no such directory: nowhere
            """)
    void an_invalid_command_line_is_reported_with_the_way_to_the_help(String line, String problem) {
        StringWriter err = new StringWriter();
        assertThat(execute(new StringWriter(), err, line.split(" "))).isEqualTo(2);
        assertThat(err.toString())
                .contains(problem)
                .containsPattern("Run 'luna( serve)? --help' for the options\\.")
                .as("the message is not followed by the whole help")
                .hasLineCount(err.toString().contains("serve") ? 4 : 3);
    }

    private static int execute(StringWriter out, StringWriter err, String... arguments) {
        return LunaCommand.commandLine(arguments)
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(arguments);
    }
}
