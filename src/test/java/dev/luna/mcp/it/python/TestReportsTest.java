package dev.luna.mcp.it.python;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.luna.mcp.testkit.Luna;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Results of run_tests on real projects, with the pytest that is first on the path and with the system's. */
@Timeout(120)
class TestReportsTest {

    @TempDir
    static Path directory;

    private static Path workspace;
    /** They find different versions of pytest where there are two. */
    private static List<Luna> servers;

    @BeforeAll
    static void start() throws Exception {
        workspace = Files.createDirectories(directory.resolve("workspace"));
        Luna first = Luna.withTools("routes/tools/dev")
                .setting("luna.workspace", workspace.toString())
                .start();
        Luna system = Luna.withTools("routes/tools/dev")
                .setting("luna.workspace", workspace.toString())
                .setting("luna.exec.search-path", "/usr/bin:/bin")
                .start();
        servers = List.of(first, system);
    }

    @AfterAll
    static void stop() {
        servers.forEach(Luna::close);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            --lf
            -qq
            -vv --no-header
            -p no:cacheprovider
            -p no:terminal
            -p no:junitxml
            --junitxml=out.xml
            --tb=no
            -o cache_dir=elsewhere
            --cache-clear
            """)
    void options_of_a_project_change_no_count(String options) throws IOException {
        Path project = project("options", """
                import atexit, pytest
                atexit.register(print, "the last line")
                def test_good(): pass
                def test_bad(): assert 1 == 2
                """);
        Files.writeString(project.resolve("pytest.ini"), "[pytest]\naddopts = " + options + "\n");
        for (Luna server : servers) {
            JsonNode report = server.result("run_tests", Map.of("path", "options"));

            assertThat(report.path("summary").asText()).as(report.toString()).startsWith("1 failed, 1 passed in ");
            assertThat(report.path("passed").asInt()).isEqualTo(1);
            assertThat(project).isDirectoryNotContaining(file -> file.toString().contains("cache"));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1})
    void the_fixture_cache_is_there(int pytest) throws IOException {
        Luna server = servers.get(pytest);
        project("cached", "def test_cache(cache):\n    cache.set('a', 1)\n    assert cache.get('a', 0) == 1\n");

        assertThat(server.result("run_tests", Map.of("path", "cached"))
                        .path("passed")
                        .asInt())
                .isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1})
    void results_are_counted_as_pytest_counts_them(int pytest) throws IOException {
        Luna server = servers.get(pytest);
        project("counts", """
                import pytest, unittest
                @pytest.fixture
                def torn():
                    yield
                    raise ValueError("teardown")
                def test_torn(torn): pass
                @pytest.mark.xfail
                def test_expected(): assert False
                @pytest.mark.xfail
                def test_unexpected(): pass
                class Subtests(unittest.TestCase):
                    def test_sub(self):
                        for i in range(3):
                            with self.subTest(i=i):
                                pass
                """);

        JsonNode report = server.result("run_tests", Map.of("path", "counts"));

        assertThat(report.path("summary").asText()).startsWith("2 passed, 1 xfailed, 1 xpassed, 1 error");
        assertThat(report.path("errors").asInt()).isEqualTo(1);
        assertThat(report.path("failed").asInt(-1)).isZero();
        assertThat(report.path("output").asText()).contains("ERROR test_it.py::test_torn", "ValueError: teardown");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1})
    void tests_that_are_deselected_are_said_to_be(int pytest) throws IOException {
        Luna server = servers.get(pytest);
        Path project = project("deselected", "def test_a(): pass\ndef test_b(): pass\n");
        assertThat(reason(server, Map.of("path", "deselected", "only", "nothing")))
                .contains("all 2 were deselected");

        Files.writeString(project.resolve("pytest.ini"), "[pytest]\naddopts = -k nothing\n");
        assertThat(reason(server, Map.of("path", "deselected"))).contains("the project's own pytest options");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1})
    void some_tests_alone_can_be_run(int pytest) throws IOException {
        Luna server = servers.get(pytest);
        project("some", "def test_a(): pass\ndef test_b(): assert 0\nclass TestC:\n    def test_d(self): pass\n");

        for (String only : List.of("test_it.py::test_a", "test_it.py::TestC::test_d", "test_it.py::TestC", "a or d")) {
            JsonNode report = server.result("run_tests", Map.of("path", "some", "only", only));
            assertThat(report.path("failed").asInt(-1)).as(only).isZero();
            assertThat(report.path("passed").asInt()).isEqualTo(only.equals("a or d") ? 2 : 1);
        }
        for (String wrong : List.of("test_that.py", "../other/test_it.py", "/etc/passwd", "-x", " ", "a\nb")) {
            assertThat(server.error(400, "run_tests", Map.of("path", "some", "only", wrong))
                            .path("message")
                            .asText())
                    .contains("'only'");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1})
    void of_many_failures_the_first_come_first_and_the_rest_can_be_asked_for(int pytest) throws IOException {
        Luna server = servers.get(pytest);
        project("many", """
                import pytest
                @pytest.mark.parametrize("n", range(200))
                def test_n(n):
                    print("x" * 10000)
                    assert n == -1, "\\N{GRINNING FACE}" * 3000
                """);

        JsonNode report = server.result("run_tests", Map.of("path", "many"));

        assertThat(report.path("summary").asText()).startsWith("200 failed in ");
        String output = report.path("output").asText();
        assertThat(output)
                .startsWith("FAILED test_it.py::test_n[0] (test_it.py:5)")
                .contains("190 more:\nFAILED test_it.py::test_n[10]", "and 170 more", "such as test_it.py::test_n[10]")
                .doesNotContain("\uFFFD");
        assertThat(output.length()).isLessThan(8500);
        assertThat(server.result("run_tests", Map.of("path", "many", "only", "test_it.py::test_n[10]"))
                        .path("output")
                        .asText())
                .contains("FAILED test_it.py::test_n[10]");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            package.json   | {"scripts": {"test": "node --test"}} | package.json has "test": "node --test"
            go.mod         | module x                             | go test
            pom.xml        | <project/>                           | mvn test
            package.json   | {broken                              | There are no tests in
            README.md      | nothing                              | There are no tests in
            """)
    void other_kinds_of_tests_are_named(String file, String text, String reason) throws IOException {
        Path project = Files.createTempDirectory(workspace, "other");
        Files.writeString(project.resolve(file), text);

        assertThat(reason(
                        servers.get(0),
                        Map.of("path", workspace.relativize(project).toString())))
                .contains(reason);
    }

    private static String reason(Luna server, Map<String, String> arguments) {
        JsonNode answer = server.result("run_tests", arguments);
        assertThat(answer.path("skipped").asBoolean()).as(answer.toString()).isTrue();
        return answer.path("reason").asText();
    }

    private static Path project(String name, String tests) throws IOException {
        Path project = Files.createDirectories(workspace.resolve(name));
        Files.writeString(project.resolve("test_it.py"), tests);
        return project;
    }
}
