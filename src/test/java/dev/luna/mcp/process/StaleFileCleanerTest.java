package dev.luna.mcp.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StaleFileCleanerTest {

    private static final ServerInstance THIS = ServerInstance.current();

    @TempDir
    Path directory;

    private ServerInstance dead;

    @BeforeEach
    void kill_a_process() throws Exception {
        Process killed = new ProcessBuilder("sleep", "600").start();
        dead = new ServerInstance(
                THIS.namespace(),
                killed.pid(),
                ProcessEntry.of(killed.pid()).orElseThrow().start());
        assertThat(dead.hasEnded()).isFalse();
        killed.destroyForcibly().waitFor();
    }

    @Test
    void only_files_of_a_killed_server_are_deleted() throws Exception {
        Path left = made("luna-" + dead.name() + "-1/a/b");
        Path reusedPid =
                made("luna-" + new ServerInstance(THIS.namespace(), THIS.pid(), THIS.start() - 1).name() + "-2/a");
        Path own = made("luna-" + THIS.name() + "-3/a");
        Path other = made("other-" + dead.name() + "-4/a");
        Path plain = made("luna-notes/a");

        StaleFileCleaner.clean(directory, "luna-");

        assertThat(left).doesNotExist();
        assertThat(reusedPid).doesNotExist();
        assertThat(directory.resolve("luna-" + dead.name() + "-1")).doesNotExist();
        assertThat(own).exists();
        assertThat(other).exists();
        assertThat(plain).exists();
    }

    @Test
    void a_file_that_cannot_be_deleted_does_not_prevent_the_deletion_of_others() throws Exception {
        String name = "luna-" + dead.name() + "-";
        for (int i = 1; i <= 9; i++) {
            made(name + i + "/a");
        }
        Path kept = directory.resolve(name + "5");
        assumeTrue(run(kept, "chattr +i a") == 0, "the file system, or the user, can make nothing immutable");

        StaleFileCleaner.clean(directory, "luna-");

        assertThat(directory.toFile().list()).containsExactly(kept.getFileName().toString());
        assertThat(run(kept, "chattr -i a")).isZero();
    }

    private static int run(Path directory, String script) throws Exception {
        return new ProcessBuilder("bash", "-c", script)
                .directory(directory.toFile())
                .start()
                .waitFor();
    }

    @Test
    void files_of_a_server_in_another_namespace_are_deleted_when_they_are_old() throws Exception {
        ServerInstance elsewhere = new ServerInstance(THIS.namespace() + 1, 1, 1);
        Path fresh = made(elsewhere.name() + "-1/a");
        Path old = made(elsewhere.name() + "-2/a");
        Files.setLastModifiedTime(old.getParent(), FileTime.from(Instant.now().minus(Duration.ofHours(2))));

        StaleFileCleaner.clean(directory, "");

        assertThat(fresh).exists();
        assertThat(old).doesNotExist();
    }

    @Test
    void a_link_is_deleted_without_its_target() throws Exception {
        Path target = made("outside/a");
        Path link = Files.createSymbolicLink(directory.resolve(dead.name() + "-1"), target.getParent());

        StaleFileCleaner.clean(directory, "");

        assertThat(Files.isSymbolicLink(link)).isFalse();
        assertThat(target).exists();
    }

    private Path made(String file) throws Exception {
        Path path = directory.resolve(file);
        Files.createDirectories(path.getParent());
        return Files.writeString(path, "x");
    }
}
