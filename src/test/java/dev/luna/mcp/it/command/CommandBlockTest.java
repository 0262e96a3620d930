package dev.luna.mcp.it.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.luna.mcp.it.git.GitHttpServer;
import dev.luna.mcp.testkit.Luna;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** An allowed command: a caller's values are whole arguments, never options or words of a shell. */
class CommandBlockTest {

    @TempDir
    static Path workspace;

    private static Luna server;

    @BeforeAll
    static void start() throws Exception {
        try (GitHttpServer git = new GitHttpServer(workspace)) {
            git.create("project", Map.of("a b.txt", "one", "c.txt", "two"));
        }
        server = Luna.withTools("src/test/routes/blocks")
                .setting("luna.workspace", workspace.toString())
                .start();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static Map<String, Object> log(String ref, String... files) {
        return Map.of("path", "project", "ref", ref, "files", List.of(files));
    }

    @Test
    void values_are_whole_arguments() {
        assertThat(server.result("log_of", log("main", "a b.txt", "c.txt")).asText())
                .matches(".+ by .+\n");
        assertThat(server.result("log_of", log("main", "b.txt")).asText()).isEmpty();
    }

    @Test
    void a_failure_says_what_the_command_said_without_the_hosts_paths() {
        String message = server.error(500, "log_of", log("nowhere", "c.txt"))
                .path("message")
                .asText();
        assertThat(message).contains("git failed with exit code 128", "nowhere").doesNotContain(workspace.toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"--output=stolen", "-p", "main\nx", "--exec=id"})
    void a_value_is_no_option(String ref) {
        assertThat(server.error(400, "log_of", log(ref, "c.txt"))
                        .path("message")
                        .asText())
                .contains("'ref' must not begin with '-'");
        assertThat(server.error(400, "log_of", log("main", ref)).path("message").asText())
                .contains("'files'");
        assertThat(workspace.resolve("project/stolen")).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"$(touch stolen)", "`touch stolen`", "main;touch stolen", "{files}", "${body}", "{{luna.url}}"})
    void a_value_is_not_evaluated(String ref) {
        assertThat(server.error(500, "log_of", log(ref, "c.txt"))
                        .path("message")
                        .asText())
                .contains(ref);
        assertThat(workspace.resolve("project/stolen")).doesNotExist();
    }

    @Test
    void a_value_is_one_word_even_where_it_is_all() {
        assertThat(server.error(500, "any_git", Map.of("arguments", "status --short"))
                        .path("message")
                        .asText())
                .contains("'status --short' is not a git command");
    }

    @Test
    void what_is_missing_is_said() {
        assertThat(server.error(400, "log_of", Map.of("path", "project"))
                        .path("message")
                        .asText())
                .contains("'ref' is needed");
        assertThat(server.error(400, "log_of", Map.of("path", "../x", "ref", "main", "files", List.of()))
                        .path("message")
                        .asText())
                .contains("leads out of the workspace");
    }

    @Test
    void a_repositorys_configuration_runs_nothing() throws Exception {
        Path config = workspace.resolve("project/.git/config");
        String before = Files.readString(config);
        try {
            Files.writeString(config, before + "[core]\n\tfsmonitor = touch stolen\n[alias]\n\tlog = !touch stolen\n");
            server.result("log_of", log("main", "c.txt"));
            server.direct("any_git", Map.of("arguments", "status"));
            assertThat(workspace.resolve("project/stolen")).doesNotExist();
        } finally {
            Files.writeString(config, before);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            i_inside_a_word   | block:command: Option 'arguments' is not valid
            j_another_command | block:command: Option 'command' must be one of
            """)
    void a_wrong_use_is_refused_when_it_loads(String source, String reason) {
        assertThat(server.registry().loadErrors())
                .filteredOn(refusal -> refusal.source().startsWith(source))
                .singleElement()
                .asString()
                .contains(reason);
    }
}
