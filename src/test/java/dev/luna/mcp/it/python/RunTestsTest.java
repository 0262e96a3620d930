package dev.luna.mcp.it.python;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.luna.mcp.it.task.TaskClient;
import dev.luna.mcp.process.Processes;
import dev.luna.mcp.testkit.JsonRpc;
import dev.luna.mcp.testkit.Luna;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Real pytest on real projects, some of them hostile. */
@Timeout(120)
class RunTestsTest {

    @TempDir
    static Path directory;

    private static Path workspace;
    private static Luna server;

    @BeforeAll
    static void start() throws Exception {
        workspace = Files.createDirectories(directory.resolve("workspace"));
        server = Luna.withBuiltInTools()
                .setting("luna.workspace", workspace.toString())
                .start();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void the_tests_of_a_new_project_pass() {
        server.result("scaffold_project", Map.of("name", "fresh-start"));

        JsonNode report = server.result("run_tests", Map.of("path", "fresh-start"));

        assertThat(report.path("exit_code").asInt(-1)).isZero();
        assertThat(report.path("passed").asInt()).isEqualTo(2);
        assertThat(report.path("failed").asInt(-1)).isZero();
        assertThat(report.path("skipped").asInt(-1)).isZero();
        assertThat(report.path("summary").asText()).startsWith("2 passed");
        assertThat(workspace.resolve("fresh-start/.pytest_cache")).doesNotExist();
        assertThat(workspace.resolve("fresh-start/tests/__pycache__")).doesNotExist();
    }

    @Test
    void a_client_that_knows_of_tasks_gets_one_and_fetches_the_report_later() {
        server.result("scaffold_project", Map.of("name", "later"));
        TaskClient client = new TaskClient(server, TaskClient.ALL);

        JsonNode ended = client.end(client.begin("run_tests", Map.of("path", "later")));

        assertThat(ended.path("status").asText()).isEqualTo("completed");
        assertThat(ended.at("/result/structuredContent/passed").asInt())
                .as(ended.toString())
                .isEqualTo(2);
    }

    @Test
    void every_kind_of_result_is_counted() throws IOException {
        project("kinds", """
                import pytest
                def test_good(): pass
                @pytest.mark.parametrize("n", [1, 2])
                def test_bad(n): assert n == 0, "<&]]> \\x01"
                @pytest.mark.skip
                def test_skipped(): pass
                @pytest.fixture
                def broken(): raise ValueError
                def test_error(broken): pass
                """);

        JsonNode report = server.result("run_tests", Map.of("path", "kinds"));

        assertThat(report.path("exit_code").asInt()).isEqualTo(1);
        assertThat(report.path("passed").asInt()).isEqualTo(1);
        assertThat(report.path("failed").asInt()).isEqualTo(2);
        assertThat(report.path("errors").asInt()).isEqualTo(1);
        assertThat(report.path("skipped").asInt()).isEqualTo(1);
        assertThat(report.path("summary").asText()).contains("2 failed", "1 passed", "1 skipped", "1 error");
        assertThat(report.path("output").asText()).contains("assert 1 == 0").doesNotContain(directory.toString());
        assertThat(server.call("run_tests")
                        .with("path", "kinds")
                        .send()
                        .result()
                        .at("/structuredContent/failed")
                        .asInt())
                .isEqualTo(2);
    }

    @Test
    void tests_that_cannot_be_loaded_count_as_errors() throws IOException {
        project("unloadable", "import nothing_of_that_name");

        JsonNode report = server.result("run_tests", Map.of("path", "unloadable"));

        assertThat(report.path("exit_code").asInt()).isEqualTo(2);
        assertThat(report.path("errors").asInt()).isEqualTo(1);
        assertThat(report.path("failed").asInt(-1)).isZero();
        assertThat(report.path("summary").asText()).startsWith("1 error in ");
        assertThat(report.path("output").asText())
                .contains("nothing_of_that_name")
                .doesNotContain("/lib/python");
    }

    @Test
    void where_there_are_no_tests_nothing_is_run() throws IOException {
        Files.createDirectories(workspace.resolve("empty"));

        JsonNode report = server.result("run_tests", Map.of("path", "empty"));

        assertThat(report.path("skipped").asBoolean()).isTrue();
        assertThat(report.path("reason").asText()).isEqualTo("There are no tests in 'empty'.");
    }

    @Test
    void without_pytest_nothing_is_run() throws Exception {
        Path workspace = Files.createDirectories(directory.resolve("no-pytest"));
        try (Luna bare = Luna.withBuiltInTools()
                .setting("luna.workspace", workspace.toString())
                .setting("luna.exec.search-path", workspace.toString())
                .start()) {
            JsonNode report = bare.result("run_tests", Map.of("path", "."));

            assertThat(report.path("skipped").asBoolean()).isTrue();
            assertThat(report.path("reason").asText()).contains("pytest is not installed");
        }
    }

    @Test
    void one_project_has_to_be_named() throws Exception {
        Path own = directory.resolve("own-workspace");
        try (Luna fresh = Luna.withBuiltInTools()
                .setting("luna.workspace", own.toString())
                .start()) {
            fresh.result("scaffold_project", Map.of("name", "first"));
            fresh.result("scaffold_project", Map.of("name", "second"));

            assertThat(fresh.error(400, "run_tests", Map.of()).path("message").asText())
                    .contains("'path'");
            assertThat(fresh.error(400, "run_tests", Map.of("path", "."))
                            .path("message")
                            .asText())
                    .contains("several projects", "first, second");
        }
    }

    @Test
    void a_test_that_ends_the_process_leaves_no_counts() throws IOException {
        project("exits", "import os\ndef test_exit(): os._exit(7)");

        JsonNode report = server.result("run_tests", Map.of("path", "exits"));

        assertThat(report.path("exit_code").asInt()).isEqualTo(7);
        assertThat(report.path("summary").asText()).contains("without a report");
    }

    @Test
    void a_report_that_the_tests_replaced_is_not_believed_blindly() throws IOException {
        project("forger", """
                import atexit, os, sys
                def test_forge():
                    path = sys.modules["luna_events"].PATH
                    def forge():
                        os.remove(path)
                        os.mkfifo(path)
                    atexit.register(forge)
                """);

        JsonNode report = server.result("run_tests", Map.of("path", "forger"));

        assertThat(report.path("exit_code").asInt(-1)).isZero();
        assertThat(report.path("summary").asText()).contains("without a report");
    }

    @Test
    void a_sleeping_orphan_is_gone_when_time_is_up() throws Exception {
        project("sleeper", """
                import subprocess, time
                def test_sleep():
                    subprocess.run(["sh", "-c", "setsid sleep 600.301 &"])
                    time.sleep(600)
                """);

        try (Luna impatient = Luna.withBuiltInTools()
                .setting("luna.workspace", workspace.toString())
                .setting("luna.exec.test-timeout", "8s")
                .start()) {
            JsonNode error = impatient.error(500, "run_tests", Map.of("path", "sleeper"));

            assertThat(error.path("message").asText())
                    .contains("within their time limit of 8 s", "in test_it.py::test_sleep", "0 of 1");
            Processes.assertNone("600.301");
        }
    }

    @Test
    void a_sleeping_orphan_is_gone_when_the_tests_have_ended() throws IOException {
        project("leaver", """
                import subprocess
                def test_leave(): subprocess.run(["sh", "-c", "setsid sleep 600.302 &"])
                """);

        assertThat(server.result("run_tests", Map.of("path", "leaver"))
                        .path("passed")
                        .asInt())
                .isEqualTo(1);
        Processes.assertNone("600.302");
    }

    @Test
    void progress_tells_how_many_tests_are_done() throws IOException {
        project("slow", """
                import pytest, time
                @pytest.mark.parametrize("n", range(3))
                def test_slow(n): time.sleep(3)
                """);
        Map<String, Object> params =
                Map.of("name", "run_tests", "arguments", Map.of("path", "slow"), "_meta", Map.of("progressToken", "p"));

        String answer = server.send(server.request(JsonRpc.request("tools/call", params))
                        .header("MCP-Protocol-Version", "2025-11-25"))
                .body();

        assertThat(answer)
                .contains("1 of 3 tests done, 0 failed; now test_it.py::test_slow[1]", "\"total\":3", "3 passed in ");
    }

    private static void project(String name, String tests) throws IOException {
        Path project = Files.createDirectories(workspace.resolve(name));
        Files.writeString(project.resolve("test_it.py"), tests);
    }
}
