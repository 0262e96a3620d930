package dev.luna.mcp.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.luna.mcp.testkit.Luna;
import java.io.File;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code luna call} with tools that report progress and ask questions, in this process and against a server. */
@Timeout(60)
class CallCommandTest {

    private static final String[] TOOLS = {"src/test/routes/testkit", "conformance/routes"};

    @RegisterExtension
    static final Luna server = Luna.withTools(TOOLS);

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int call(boolean remote, String... arguments) {
        out.getBuffer().setLength(0);
        err.getBuffer().setLength(0);
        List<String> more = remote
                ? List.of("--url", server.uri("/mcp").toString(), "--token", Luna.TOKEN)
                : Arrays.stream(TOOLS).map(tools -> "--tools=" + tools).toList();
        return LunaCommand.commandLine("call")
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(Stream.of(Stream.of("call"), Arrays.stream(arguments), more.stream())
                        .flatMap(words -> words)
                        .toArray(String[]::new));
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void an_option_answers_and_progress_is_not_part_of_the_result(boolean remote) {
        assertThat(call(remote, "paints_house", "--answer", "colour=grün"))
                .as(err.toString())
                .isZero();
        assertThat(out.toString()).isEqualToIgnoringNewLines("The house is grün.");
        assertThat(err.toString()).contains("Which colour?", "progress 1.0", "progress 2.0");
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void a_question_without_an_answer_ends_the_call_with_the_way_out(boolean remote) {
        assertThat(call(remote, "paints_house")).isEqualTo(1);
        assertThat(err.toString())
                .contains("the tool asks for 'colour'; answer with --answer colour=VALUE, or --decline");
        assertThat(call(remote, "paints_house", "--answer", "color=red")).isEqualTo(1);
        assertThat(err.toString()).contains("--answer colour=VALUE");
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void questions_can_be_declined(boolean remote) {
        assertThat(call(remote, "test_elicitation", "--arg", "message=Who?", "--decline"))
                .isZero();
        assertThat(out.toString()).isEqualToIgnoringNewLines("User response: decline");
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void several_questions_log_messages_and_json_output(boolean remote) throws Exception {
        assertThat(call(remote, "test_elicitation_sep1034_defaults", "--json"))
                .as(err.toString())
                .isZero();
        assertThat(new ObjectMapper()
                        .readTree(out.toString())
                        .at("/content/0/text")
                        .asText())
                .isEqualTo("Elicitation completed: accept");
        assertThat(call(remote, "test_tool_with_logging", "--answer", "x=y")).isZero();
        assertThat(err.toString())
                .contains("info: Tool processing data", "--answer x: ignored, the tool has not asked for this field");
        assertThat(call(remote, "test_sampling", "--arg", "prompt=Hi")).isEqualTo(1);
        assertThat(out + "" + err).contains("sampling");
    }

    @Test
    void the_token_is_read_from_dotenv_in_the_working_directory(@TempDir Path directory) throws Exception {
        Files.writeString(directory.resolve(".env"), "AUTH_TOKEN='" + Luna.TOKEN + "'\n");
        ProcessBuilder luna = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        absolute(System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"))),
                        "dev.luna.mcp.cli.LunaCommand",
                        "call",
                        "paints_house",
                        "--answer=colour=blue",
                        "--url=" + server.uri("/mcp"))
                .directory(directory.toFile());
        luna.environment().remove("AUTH_TOKEN");
        Process process = luna.redirectErrorStream(true).start();
        assertThat(process.inputReader().lines()).contains("The house is blue.");
        assertThat(process.waitFor()).isZero();
    }

    private static String absolute(String classPath) {
        return Arrays.stream(classPath.split(File.pathSeparator))
                .map(entry -> Path.of(entry).toAbsolutePath().toString())
                .collect(Collectors.joining(File.pathSeparator));
    }
}
