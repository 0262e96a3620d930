package dev.luna.mcp.workspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.luna.mcp.process.DirectoryLock;
import dev.luna.mcp.tool.InvalidArgumentException;
import dev.luna.mcp.tool.ServerBusyException;
import dev.luna.mcp.tool.ToolException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WorkspaceTest {

    @TempDir
    Path directory;

    private Path root;
    private Workspace workspace;

    @BeforeEach
    void make() throws Exception {
        root = directory.resolve("workspace");
        workspace = new Workspace(root);
        Files.createDirectories(root.resolve("project/src"));
        Files.createDirectories(directory.resolve("outside/inner"));
        Files.createSymbolicLink(root.resolve("out"), directory.resolve("outside"));
        Files.createSymbolicLink(root.resolve("in"), Path.of("project"));
        Files.createSymbolicLink(root.resolve("loop"), Path.of("loop"));
        Files.createSymbolicLink(root.resolve("staging"), Path.of(".staging"));
        Files.writeString(root.resolve("file"), "text");
    }

    @Test
    void finds_directories_inside() throws Exception {
        Path real = root.toRealPath();

        assertThat(workspace.directory("path", ".")).isEqualTo(real);
        assertThat(workspace.directory("path", "project/src")).isEqualTo(real.resolve("project/src"));
        assertThat(workspace.directory("path", "project/../project//src/")).isEqualTo(real.resolve("project/src"));
        assertThat(workspace.directory("path", "in/src")).isEqualTo(real.resolve("project/src"));
        assertThat(workspace.relative(real.resolve("project/src"))).isEqualTo("project/src");
        assertThat(workspace.relative(real)).isEqualTo(".");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "..",
                "../outside",
                "project/../../outside",
                "/etc",
                "out",
                "out/inner",
                "out/..",
                "loop",
                "file",
                "file/x",
                "nowhere",
                "a\0b",
                "a\nb",
                ".staging",
                "project/../.staging",
                "staging"
            })
    void rejects_every_other_path(String path) {
        workspace.newStagingDirectory();

        // out/.. is the workspace, as text and as a real path
        if (path.equals("out/..")) {
            assertThat(workspace.directory("path", path)).isEqualTo(workspace.directory("path", "."));
            return;
        }
        assertThatThrownBy(() -> workspace.directory("path", path))
                .isInstanceOf(InvalidArgumentException.class)
                .hasMessageContaining("'path'")
                .hasMessageNotContaining(directory.toString());
    }

    @Test
    void a_long_path_is_refused_like_any_other() {
        assertThatThrownBy(() -> workspace.directory("path", "x/".repeat(5000)))
                .isInstanceOf(InvalidArgumentException.class);
    }

    @Test
    void publishes_atomically_and_only_once() throws Exception {
        Path place = workspace.resolve("git", "hello");
        Path first = workspace.newStagingDirectory();
        Files.writeString(first.resolve("a"), "first");
        Path second = workspace.newStagingDirectory();
        Files.writeString(second.resolve("a"), "second");

        assertThat(workspace.publish(first, place)).isTrue();
        assertThat(workspace.publish(second, place)).isFalse();
        workspace.discard(first);
        workspace.discard(second);

        assertThat(place.resolve("a")).hasContent("first");
        assertThat(second).doesNotExist();
    }

    @Test
    void does_not_write_through_a_link_out_of_the_workspace() throws Exception {
        Path made = workspace.newStagingDirectory();

        assertThatThrownBy(() -> workspace.publish(made, workspace.resolve("out", "new")))
                .isInstanceOf(ToolException.class)
                .hasMessageNotContaining(directory.toString());
        assertThat(directory.resolve("outside/new")).doesNotExist();
    }

    @Test
    void a_dangling_link_exists() throws Exception {
        Files.createSymbolicLink(root.resolve("dangling"), Path.of("/nowhere"));

        assertThat(workspace.exists(workspace.resolve("dangling"))).isTrue();
        assertThat(workspace.publish(workspace.newStagingDirectory(), workspace.resolve("dangling")))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {".staging", "staging", "git", ".", "server", "server/routes", "above"})
    void a_sandbox_never_opens_a_directory_of_the_server(String path) throws Exception {
        workspace.newStagingDirectory();
        workspace.publish(workspace.newStagingDirectory(), workspace.resolve("git", "clone"));
        Files.createDirectories(root.resolve("server/routes"));
        Files.createDirectories(root.resolve("above/server"));
        Path home = root.toRealPath().resolve(path.equals("above") ? "above/server" : "server");

        assertThatThrownBy(() -> workspace.requireProject(root.resolve(path).toRealPath(), home))
                .isInstanceOf(InvalidArgumentException.class)
                .hasMessageContaining("one project must be named")
                .hasMessageNotContaining(directory.toString());
    }

    @Test
    void a_sandbox_opens_one_project() throws Exception {
        Path real = root.toRealPath();
        workspace.publish(workspace.newStagingDirectory(), workspace.resolve("git", "clone"));
        for (String path : List.of("project", "project/src", "git/clone")) {
            workspace.requireProject(real.resolve(path), real.getParent());
            workspace.requireProject(real.resolve(path), real);
        }
    }

    @Test
    void a_link_instead_of_the_staging_directory_is_not_followed() throws Exception {
        Files.createSymbolicLink(root.resolve(".staging"), directory.resolve("outside"));

        assertThatThrownBy(workspace::newStagingDirectory).isInstanceOf(ToolException.class);
        workspace.removeStale();

        assertThat(directory.resolve("outside")).isDirectoryContaining(path -> path.endsWith("inner"));
    }

    @Test
    void a_lock_covers_a_directory_and_those_below_it() throws Exception {
        Path project = root.toRealPath().resolve("project");
        Path beside = Files.createDirectory(root.toRealPath().resolve("project2"));
        try (DirectoryLock lock = workspace.lock(Optional.of(project))) {
            assertThat(lock.identity()).isPresent();
            for (Path other : List.of(project, project.resolve("src"), root.toRealPath())) {
                assertThatThrownBy(() -> workspace.lock(Optional.of(other)))
                        .isInstanceOf(ServerBusyException.class)
                        .hasMessageContaining("'" + workspace.relative(other) + "'");
            }
            workspace.lock(Optional.of(beside)).close();
        }
        workspace.lock(Optional.of(project.resolve("src"))).close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"project", "project/src"})
    void a_directory_that_became_a_link_is_not_locked(String replaced) throws Exception {
        Path place = workspace.directory("path", "project/src");
        Files.move(root.resolve(replaced), root.resolve("moved"));
        Files.createDirectories(directory.resolve("outside/src"));
        Files.createSymbolicLink(root.resolve(replaced), directory.resolve("outside"));

        assertThatThrownBy(() -> workspace.lock(Optional.of(place)))
                .isInstanceOf(ToolException.class)
                .hasMessageContaining("was replaced")
                .hasMessageNotContaining(directory.toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "..", ".git", "a/b", "-x", "a b"})
    void a_path_has_plain_names(String name) {
        assertThatThrownBy(() -> workspace.resolve(name)).isInstanceOf(IllegalArgumentException.class);
    }
}
