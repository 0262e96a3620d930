package dev.luna.mcp.exec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.luna.mcp.tool.InvalidArgumentException;
import dev.luna.mcp.tool.ToolException;
import java.nio.file.Files;
import java.nio.file.Path;
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
                "project/../.making"
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
    @ValueSource(strings = {"", "..", ".git", "a/b", "-x", "a b"})
    void aPlaceHasPlainNames(String name) {
        assertThatThrownBy(() -> workspace.place(name)).isInstanceOf(IllegalArgumentException.class);
    }
}
