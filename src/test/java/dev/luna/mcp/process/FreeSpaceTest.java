package dev.luna.mcp.process;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.luna.mcp.tool.ToolException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FreeSpaceTest {

    @TempDir
    Path directory;

    @Test
    void fails_if_less_than_the_minimum_is_free() throws Exception {
        long free = Files.getFileStore(directory).getUsableSpace();

        assertThatThrownBy(() -> new FreeSpace(directory, free * 2).require()).isInstanceOf(ToolException.class);
        assertThatCode(() -> new FreeSpace(directory, free / 2).require()).doesNotThrowAnyException();
        assertThatCode(() -> new FreeSpace(directory, 0).require()).doesNotThrowAnyException();
    }

    @Test
    void is_checked_repeatedly_while_a_command_runs() throws Exception {
        FreeSpace space = new FreeSpace(directory.resolve("removed"), 1);
        Files.createDirectory(directory.resolve("removed"));
        space.require();
        Files.delete(directory.resolve("removed"));

        await().untilAsserted(() -> assertThatThrownBy(space::require).isNotNull());
    }
}
