package dev.luna.mcp.it.python;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.luna.mcp.process.Processes;
import dev.luna.mcp.testkit.Luna;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests that take more than their share. */
@Timeout(120)
class GreedyTestsTest {

    @TempDir
    static Path directory;

    private static Path workspace;
    private static Luna server;

    @BeforeAll
    static void start() throws Exception {
        workspace = Files.createDirectories(directory.resolve("workspace"));
        server = Luna.withBuiltInTools()
                .setting("luna.workspace", workspace.toString())
                .setting("luna.exec.limit-cpu-time", "3s")
                .setting("luna.exec.limit-memory-mib", "1024")
                .setting("luna.exec.limit-open-files", "100")
                .start();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "memory | len(bytearray(4 << 30))                    | MemoryError",
                "files  | [open('/dev/null') for _ in range(1000)]   | Too many open files",
            })
    void what_is_too_much_fails(String name, String line, String message) throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/prlimit")), "prlimit is not installed");
        project(name, "def test_it():\n    " + line + "\n");

        JsonNode report = run(name);

        assertThat(report.path("failed").asInt()).as(report.toString()).isEqualTo(1);
        assertThat(report.path("output").asText()).contains(message);
    }

    @Test
    void who_computes_for_ever_is_killed() throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/prlimit")), "prlimit is not installed");
        project("busy", "def test_it():\n    while True: pass\n");

        JsonNode report = run("busy");

        assertThat(report.path("exit_code").asInt()).isEqualTo(128 + 9);
        assertThat(report.path("summary").asText()).contains("without a report");
    }

    @Test
    void many_children_die_with_the_tests() throws Exception {
        project("forks", """
                import os, subprocess

                def test_fork():
                    for i in range(60):
                        if os.fork() == 0:
                            os.setsid()
                            if os.fork() == 0:
                                os.closerange(0, 100)
                                os.execve("/bin/sleep", ["sleep", "600.521"], {})
                            os._exit(0)
                """);

        assertThat(run("forks").path("passed").asInt()).isEqualTo(1);
        Processes.assertNone("600.521");
    }

    private static JsonNode run(String project) {
        return server.result("run_tests", Map.of("path", project));
    }

    private static void project(String name, String tests) throws Exception {
        Files.createDirectories(workspace.resolve(name));
        Files.writeString(workspace.resolve(name).resolve("test_it.py"), tests);
    }
}
