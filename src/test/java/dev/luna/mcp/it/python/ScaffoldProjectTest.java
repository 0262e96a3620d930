package dev.luna.mcp.it.python;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.luna.mcp.testkit.Luna;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** New projects in the workspace. */
class ScaffoldProjectTest {

    @TempDir
    static Path workspace;

    private static Luna server;

    @BeforeAll
    static void start() throws Exception {
        server = Luna.withBuiltInTools()
                .setting("luna.workspace", workspace.toString())
                .start();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void tells_what_it_made() {
        JsonNode answer = server.result("scaffold_project", Map.of("name", "my-app"));

        assertThat(answer.path("created").asBoolean()).isTrue();
        assertThat(answer.path("package").asText()).isEqualTo("my_app");
        assertThat(answer.path("files"))
                .extracting(JsonNode::asText)
                .containsExactlyInAnyOrder(
                        "my-app/pyproject.toml",
                        "my-app/README.md",
                        "my-app/.gitignore",
                        "my-app/src/my_app/__init__.py",
                        "my-app/tests/conftest.py",
                        "my-app/tests/test_my_app.py")
                .allSatisfy(file -> assertThat(workspace.resolve(file)).isNotEmptyFile());
    }

    @Test
    void leaves_the_tests_out_if_told_so() {
        JsonNode answer = server.result("scaffold_project", Map.of("name", "bare", "with_tests", false));

        assertThat(answer.path("created").asBoolean()).isTrue();
        assertThat(workspace.resolve("bare/tests")).doesNotExist();
        assertThat(server.result("run_tests", Map.of("path", "bare"))
                        .path("skipped")
                        .asBoolean())
                .isTrue();
    }

    @Test
    void overwrites_nothing() throws Exception {
        Path mine = Files.createDirectories(workspace.resolve("mine"));

        JsonNode answer = server.result("scaffold_project", Map.of("name", "mine"));

        assertThat(answer.path("created").asBoolean(true)).isFalse();
        assertThat(answer.path("reason").asText()).contains("'mine' exists already");
        assertThat(mine).isEmptyDirectory();
    }
}
