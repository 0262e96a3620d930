package dev.luna.mcp.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LeftoversTest {

    private static final ServerRun THIS = ServerRun.current();

    @TempDir
    Path directory;

    private ServerRun dead;
    private Process command;

    @BeforeEach
    void killSomebody() throws Exception {
        Process somebody = new ProcessBuilder("sleep", "600").start();
        dead = new ServerRun(
                THIS.namespace(),
                somebody.pid(),
                ProcessEntry.of(somebody.pid()).orElseThrow().start());
        assertThat(dead.isOver()).isFalse();
        somebody.destroyForcibly().waitFor();
    }

    @AfterEach
    void endCommand() {
        if (command != null) {
            command.destroyForcibly();
        }
    }

    @Test
    void whatADeadRunMadeGoesAndNothingElse() throws Exception {
        Path left = made("luna-" + dead.name() + "-1/a/b");
        Path reusedPid = made("luna-" + new ServerRun(THIS.namespace(), THIS.pid(), THIS.start() - 1).name() + "-2/a");
        Path own = made("luna-" + THIS.name() + "-3/a");
        Path other = made("other-" + dead.name() + "-4/a");
        Path plain = made("luna-notes/a");

        Leftovers.deleteUnder(directory, "luna-");

        assertThat(left).doesNotExist();
        assertThat(reusedPid).doesNotExist();
        assertThat(directory.resolve("luna-" + dead.name() + "-1")).doesNotExist();
        assertThat(own).exists();
        assertThat(other).exists();
        assertThat(plain).exists();
    }

    @Test
    void oneThatCannotBeDeletedKeepsNoOther() throws Exception {
        String name = "luna-" + dead.name() + "-";
        for (int i = 1; i <= 9; i++) {
            made(name + i + "/a");
        }
        Path kept = directory.resolve(name + "5");
        assumeTrue(run(kept, "chattr +i a") == 0, "the file system, or the user, can make nothing immutable");

        Leftovers.deleteUnder(directory, "luna-");

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
    void whatCannotBeSeenFromHereGoesWhenItIsOld() throws Exception {
        ServerRun elsewhere = new ServerRun(THIS.namespace() + 1, 1, 1);
        Path fresh = made(elsewhere.name() + "-1/a");
        Path old = made(elsewhere.name() + "-2/a");
        Files.setLastModifiedTime(old.getParent(), FileTime.from(Instant.now().minus(Duration.ofHours(2))));

        Leftovers.deleteUnder(directory, "");

        assertThat(fresh).exists();
        assertThat(old).doesNotExist();
    }

    @Test
    void aLinkIsDeletedWithoutWhatItPointsTo() throws Exception {
        Path target = made("outside/a");
        Path link = Files.createSymbolicLink(directory.resolve(dead.name() + "-1"), target.getParent());

        Leftovers.deleteUnder(directory, "");

        assertThat(Files.isSymbolicLink(link)).isFalse();
        assertThat(target).exists();
    }

    @Test
    void aCommandOfADeadRunIsKilledAndOneOfALivingRunIsNot() throws Exception {
        Process orphan = marked(dead);
        command = marked(THIS);

        Leftovers.killCommands();

        assertThat(orphan.waitFor()).isEqualTo(128 + 9);
        assertThat(command.isAlive()).isTrue();
    }

    private static Process marked(ServerRun run) throws Exception {
        ProcessBuilder builder = new ProcessBuilder("sleep", "600");
        builder.environment().put(CommandEnvironment.MARK, run.name() + "-x");
        return builder.start();
    }

    private Path made(String file) throws Exception {
        Path path = directory.resolve(file);
        Files.createDirectories(path.getParent());
        return Files.writeString(path, "x");
    }
}
