package dev.luna.mcp.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.luna.mcp.testkit.JsonRpc;
import dev.luna.mcp.testkit.Luna;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Projects whose tests want to see, to fill or to fool: they see no token, fill no memory, and decide no outcome. */
@Attack
class PytestTest {

    private final Target target;

    PytestTest(Target target) {
        this.target = target;
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            environment | import os; print(sorted(os.environ.items()))
            system_environment | import subprocess; print(subprocess.run(['env'], capture_output=True).stdout)
            own_proc | print(open('/proc/self/environ').read())
            arguments | import sys; print(sys.argv, open('/proc/self/cmdline').read())
            input | import sys; print('read', repr(sys.__stdin__.read()))
            files | import os; print([os.readlink('/proc/self/fd/' + f) for f in os.listdir('/proc/self/fd') if os.path.exists('/proc/self/fd/' + f)])
            home | import os, pathlib; print(sorted(pathlib.Path.home().rglob('*')), os.path.expanduser('~'))
            git | import subprocess; print(subprocess.run(['git', 'config', '--list', '--global'], capture_output=True))
            """)
    void see_no_secret(String project, String code) throws IOException {
        JsonNode report = run("curious_" + project, code + "\n    assert False\n");

        assertThat(report.path("failed").asInt()).isEqualTo(1);
        assertThat(report.path("output").asText())
                .doesNotContain(Target.SECRETS)
                .doesNotContain("LUNA_URL", "MY_NUMBER", "AUTH_TOKEN", "GITHUB_TOKEN", "JAVA_HOME", "MAVEN")
                .doesNotContain(target.workspace().toString());
    }

    @Test
    void fifty_megabytes_of_output_are_cut() throws IOException {
        JsonNode report =
                run("talkative", "import os\n    for i in range(50): os.write(1, b'y' * 1000000)\n    assert False\n");

        assertThat(report.path("failed").asInt()).isEqualTo(1);
        assertThat(report.path("output").asText()).hasSizeLessThan(140_000).contains("left out");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/a", "/lib/python3", "/lib/", " = ", "a", "ghp_", "eyJ.", "\\x1b["})
    void a_line_made_for_regular_expressions_is_read_soon(String piece) throws IOException {
        JsonNode report = run(
                "repetitive_" + Integer.toHexString(piece.hashCode()),
                "print('" + piece + "' * 100000)\n    assert False\n");

        assertThat(report.path("failed").asInt()).isEqualTo(1);
    }

    @Test
    void a_file_of_any_size_is_cut() throws Exception {
        Map<String, String> settings = new HashMap<>(target.settings());
        settings.put("luna.exec.limit-file-mib", "1");
        project("hoarder", "open('big', 'wb').write(b'x' * 5000000)\n");
        try (Luna server = Luna.withTools("routes/tools/dev").settings(settings).start()) {
            JsonNode report = server.result("run_tests", Map.of("path", "hoarder"));

            assertThat(report.path("failed").asInt()).isEqualTo(1);
            assertThat(Files.size(target.workspace().resolve("hoarder/big"))).isLessThanOrEqualTo(1 << 20);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "--junitxml=../../pwned, 1",
        "-p no:junitxml, 1",
        "-p no:cacheprovider, 1",
        "-p no:terminal, 1",
        "--maxfail=1, 1",
        "--color=yes, 1",
        "--collect-only, 0",
        "-k nothing, 0",
        "--help, 0"
    })
    void options_of_a_project_write_nothing_elsewhere(String options, int passed) throws IOException {
        String name = "options_" + Integer.toHexString(options.hashCode());
        project(name, "pass\n");
        Files.writeString(
                target.workspace().resolve(name).resolve("pytest.ini"), "[pytest]\naddopts = " + options + "\n");

        JsonNode answer =
                target.server().direct("run_tests", Map.of("path", name)).statusCode() == 200
                        ? target.server().result("run_tests", Map.of("path", name))
                        : JsonRpc.json("{}");

        assertThat(answer.path("passed").asInt()).isEqualTo(passed);
        assertThat(target.pwned()).doesNotExist();
        assertThat(answer.path("output").asText()).doesNotContain("\u001b");
    }

    @Test
    void a_conftest_that_claims_success_is_not_asked() throws IOException {
        Path project = project("liar", "assert False\n");
        Files.writeString(
                project.resolve("conftest.py"), "def pytest_sessionfinish(session): session.exitstatus = 0\n");

        JsonNode report = target.server().result("run_tests", Map.of("path", "liar"));

        assertThat(report.path("failed").asInt()).isEqualTo(1);
    }

    private JsonNode run(String name, String code) throws IOException {
        project(name, code);
        return target.server().result("run_tests", Map.of("path", name));
    }

    private Path project(String name, String code) throws IOException {
        Path project = Files.createDirectories(target.workspace().resolve(name));
        Files.writeString(project.resolve("test_it.py"), "def test_it():\n    " + code);
        return project;
    }
}
