package dev.luna.mcp.process;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class StaleProcessCleanerTest {

    private Process command;

    @AfterEach
    void kill_command() {
        if (command != null) {
            command.destroyForcibly();
        }
    }

    @Test
    void a_command_of_a_killed_server_is_killed_and_one_of_a_running_server_is_not() throws Exception {
        ServerInstance running = ServerInstance.current();
        Process killed = new ProcessBuilder("sleep", "600").start();
        long start = ProcessEntry.of(killed.pid()).orElseThrow().start();
        killed.destroyForcibly().waitFor();
        Process orphan = marked(new ServerInstance(running.namespace(), killed.pid(), start));
        command = marked(running);

        StaleProcessCleaner.clean();

        assertThat(orphan.waitFor()).isEqualTo(128 + 9);
        assertThat(command.isAlive()).isTrue();
    }

    private static Process marked(ServerInstance server) throws Exception {
        ProcessBuilder builder = new ProcessBuilder("sleep", "600");
        builder.environment().put(CommandEnvironment.MARK, server.name() + "-x");
        return builder.start();
    }
}
