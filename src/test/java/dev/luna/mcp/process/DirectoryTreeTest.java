package dev.luna.mcp.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class DirectoryTreeTest {

    @TempDir
    Path directory;

    @Test
    void deletes_three_thousand_levels() throws Exception {
        Process deep = new ProcessBuilder("python3", "-c", """
                import os
                for level in range(3000):
                    os.mkdir("x" * 100)
                    os.chdir("x" * 100)
                    open("file", "w").close()
                """)
                .directory(Files.createDirectory(directory.resolve("tree")).toFile())
                .inheritIO()
                .start();
        assertThat(deep.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(deep.exitValue()).isZero();

        DirectoryTree.delete(directory.resolve("tree"));

        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void deletes_unreadable_directories_and_links_without_their_targets() throws Exception {
        Path outside =
                Files.createDirectories(directory.resolve("outside/inner")).getParent();
        Files.setPosixFilePermissions(outside, PosixFilePermissions.fromString("r-xr-xr-x"));
        Path tree = Files.createDirectories(directory.resolve("tree/a/b/c/d")).getParent();
        Files.writeString(tree.resolve("file"), "x");
        Files.createSymbolicLink(tree.resolve("link"), outside);
        Files.createSymbolicLink(tree.resolve("dangling"), Path.of("nowhere"));
        Files.setPosixFilePermissions(tree.resolve("d"), PosixFilePermissions.fromString("---------"));
        Files.setPosixFilePermissions(tree, PosixFilePermissions.fromString("r-x------"));
        Files.createSymbolicLink(directory.resolve("tree/out"), outside);

        DirectoryTree.delete(directory.resolve("tree/out"));
        DirectoryTree.delete(directory.resolve("tree"));
        DirectoryTree.delete(directory.resolve("tree"));
        DirectoryTree.delete(directory.resolve("not/there"));

        assertThat(directory).isDirectoryNotContaining(path -> path.endsWith("tree"));
        assertThat(outside.resolve("inner")).isDirectory();
        assertThat(Files.getPosixFilePermissions(outside)).isEqualTo(PosixFilePermissions.fromString("r-xr-xr-x"));
    }

    /** A directory and a link are swapped all the time: the target of the link is never changed. */
    @Test
    void a_link_that_takes_the_place_of_a_directory_is_not_followed() throws Exception {
        Path outside =
                Files.createDirectories(directory.resolve("outside/inner")).getParent();
        Files.setPosixFilePermissions(outside, PosixFilePermissions.fromString("r-xr-xr-x"));
        Path tree = directory.resolve("tree");
        Process swapping = new ProcessBuilder("python3", "-c", """
                import ctypes
                libc = ctypes.CDLL(None)
                while True:
                    libc.renameat2(-100, b"tree/name", -100, b"link", 2)
                """)
                .directory(directory.toFile())
                .start();
        try {
            for (int i = 0; i < 1000; i++) {
                plant(outside);
                deleteAsFarAsPossible(tree);
                assertThat(Files.getPosixFilePermissions(outside))
                        .isEqualTo(PosixFilePermissions.fromString("r-xr-xr-x"));
            }
        } finally {
            swapping.destroyForcibly().waitFor();
        }
        assertThat(outside.resolve("inner")).isDirectory();
    }

    private void plant(Path outside) {
        try {
            DirectoryTree.delete(directory.resolve("link"));
            Files.createSymbolicLink(directory.resolve("link"), outside);
            Files.createDirectories(directory.resolve("tree/name/x"));
        } catch (IOException e) {
            // they were swapped in the meantime
        }
    }

    private static void deleteAsFarAsPossible(Path tree) {
        try {
            DirectoryTree.delete(tree);
        } catch (IOException e) {
            // another entry has replaced it in the meantime
        }
    }
}
