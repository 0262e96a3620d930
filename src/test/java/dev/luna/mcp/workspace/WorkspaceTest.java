package dev.luna.mcp.workspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.luna.mcp.process.WorkspaceHold;
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
        Files.createSymbolicLink(root.resolve("making"), Path.of(".making"));
        Files.writeString(root.resolve("file"), "text");
    }

    @Test
    void findsWhatIsInside() throws Exception {
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
                ".making",
                "project/../.making",
                "making"
            })
    void refusesEverythingElse(String path) {
        workspace.aside();

        // out/.. is the workspace, as text and as a place
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
    void aLongPathIsRefusedLikeAnyOther() {
        assertThatThrownBy(() -> workspace.directory("path", "x/".repeat(5000)))
                .isInstanceOf(InvalidArgumentException.class);
    }

    @Test
    void putsInPlaceWholeAndOnlyOnce() throws Exception {
        Path place = workspace.place("git", "hello");
        Path first = workspace.aside();
        Files.writeString(first.resolve("a"), "first");
        Path second = workspace.aside();
        Files.writeString(second.resolve("a"), "second");

        assertThat(workspace.putInPlace(first, place)).isTrue();
        assertThat(workspace.putInPlace(second, place)).isFalse();
        workspace.discard(first);
        workspace.discard(second);

        assertThat(place.resolve("a")).hasContent("first");
        assertThat(second).doesNotExist();
    }

    @Test
    void doesNotWriteThroughALinkOutOfTheWorkspace() throws Exception {
        Path made = workspace.aside();

        assertThatThrownBy(() -> workspace.putInPlace(made, workspace.place("out", "new")))
                .isInstanceOf(ToolException.class)
                .hasMessageNotContaining(directory.toString());
        assertThat(directory.resolve("outside/new")).doesNotExist();
    }

    @Test
    void aDanglingLinkTakesItsPlace() throws Exception {
        Files.createSymbolicLink(root.resolve("dangling"), Path.of("/nowhere"));

        assertThat(workspace.isTaken(workspace.place("dangling"))).isTrue();
        assertThat(workspace.putInPlace(workspace.aside(), workspace.place("dangling")))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {".making", "making", "git", ".", "server", "server/routes", "above"})
    void a_sandbox_never_opens_what_the_server_works_in(String path) throws Exception {
        workspace.aside();
        workspace.putInPlace(workspace.aside(), workspace.place("git", "clone"));
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
        workspace.putInPlace(workspace.aside(), workspace.place("git", "clone"));
        for (String path : List.of("project", "project/src", "git/clone")) {
            workspace.requireProject(real.resolve(path), real.getParent());
            workspace.requireProject(real.resolve(path), real);
        }
    }

    @Test
    void a_link_in_the_place_of_the_staging_directory_is_not_followed() throws Exception {
        Files.createSymbolicLink(root.resolve(".making"), directory.resolve("outside"));

        assertThatThrownBy(workspace::aside).isInstanceOf(ToolException.class);
        workspace.tidy();

        assertThat(directory.resolve("outside")).isDirectoryContaining(path -> path.endsWith("inner"));
    }

    @Test
    void only_one_works_in_a_directory_and_in_those_below_it() throws Exception {
        Path project = root.toRealPath().resolve("project");
        Path beside = Files.createDirectory(root.toRealPath().resolve("project2"));
        try (WorkspaceHold hold = workspace.hold(Optional.of(project))) {
            assertThat(hold.identity()).isPresent();
            for (Path other : List.of(project, project.resolve("src"), root.toRealPath())) {
                assertThatThrownBy(() -> workspace.hold(Optional.of(other)))
                        .isInstanceOf(ServerBusyException.class)
                        .hasMessageContaining("'" + workspace.relative(other) + "'");
            }
            workspace.hold(Optional.of(beside)).close();
        }
        workspace.hold(Optional.of(project.resolve("src"))).close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"project", "project/src"})
    void a_directory_that_became_a_link_is_not_worked_in(String replaced) throws Exception {
        Path place = workspace.directory("path", "project/src");
        Files.move(root.resolve(replaced), root.resolve("moved"));
        Files.createDirectories(directory.resolve("outside/src"));
        Files.createSymbolicLink(root.resolve(replaced), directory.resolve("outside"));

        assertThatThrownBy(() -> workspace.hold(Optional.of(place)))
                .isInstanceOf(ToolException.class)
                .hasMessageContaining("was replaced")
                .hasMessageNotContaining(directory.toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "..", ".git", "a/b", "-x", "a b"})
    void aPlaceHasPlainNames(String name) {
        assertThatThrownBy(() -> workspace.place(name)).isInstanceOf(IllegalArgumentException.class);
    }
}
