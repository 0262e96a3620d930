package dev.luna.mcp.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.luna.mcp.tool.ToolException;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.apache.camel.LoggingLevel;
import org.apache.camel.component.exec.ExecCommand;
import org.junit.jupiter.api.Test;

/** Namespaces and limits of commands on this host. */
class ProcessIsolationTest extends CommandTest {

    @Test
    void the_kernel_kills_a_command_before_the_server_when_memory_runs_out() throws IOException {
        commands.link("docker", "/bin/cat");

        assertThat(executors.run("docker", "/proc/self/oom_score_adj").output()).isEqualTo("1000\n");
    }

    @Test
    void a_command_is_not_run_if_the_disk_is_nearly_full() throws IOException {
        commands.script("docker", "touch ran");
        CommandLimits limits = new CommandLimits(Duration.ZERO, 0, 0, 0, 0, Long.MAX_VALUE);
        ExecCommand command = new ExecCommand(
                "docker", List.of(), directory.toString(), 10_000L, Set.of(), null, null, false, LoggingLevel.OFF);

        assertThatThrownBy(() -> executors.run(executors.create(1, limits), command))
                .isInstanceOf(ToolException.class)
                .hasMessageContaining("MiB are free on the disk");
        assertThat(directory.resolve("ran")).doesNotExist();
    }

    @Test
    void a_command_sees_no_process_but_its_own() throws IOException {
        assumeTrue(executors.hasNamespaces(), "only a process namespace hides the others");
        commands.script("docker", "cat /proc/[0-9]*/environ | tr '\\0' '\\n'");

        assertThat(executors.run("docker").output())
                .contains("LUNA_COMMAND=")
                .doesNotContain("JAVA_HOME", "USER=", "LOGNAME=");
        assertThat(executors
                        .run("docker")
                        .output()
                        .lines()
                        .filter(line -> line.startsWith("LUNA_COMMAND="))
                        .distinct())
                .hasSize(1);
    }

    @Test
    void the_resources_of_a_process_are_limited() throws IOException {
        assumeTrue(new SearchPath(commands.path()).find("prlimit").findFirst().isPresent(), "prlimit is not installed");
        commands.script("docker", "ulimit -t; ulimit -v; ulimit -f; ulimit -n");
        CommandLimits limits = new CommandLimits(Duration.ofSeconds(100), 1L << 31, 0, 1L << 20, 99, 0);

        assertThat(executors
                        .run(executors.create(1, limits), ExecutorFixture.command("docker", Duration.ofSeconds(10)))
                        .output())
                .isEqualTo("100\n2097152\n2048\n99\n");
    }

    @Test
    void the_number_of_processes_is_limited_where_the_kernel_counts_them() throws IOException {
        assumeFalse("root".equals(System.getProperty("user.name")), "the kernel does not count those of root");
        assumeTrue(executors.hasNamespaces(), "the kernel counts the processes of a command in a namespace only");
        commands.script("docker", "for i in 1 2 3 4 5 6 7 8; do sleep 1 & done; wait; echo all of them");
        CommandLimits limits = new CommandLimits(Duration.ZERO, 0, 6, 0, 0, 0);

        assertThat(executors
                        .run(executors.create(1, limits), ExecutorFixture.command("docker", Duration.ofSeconds(10)))
                        .output())
                .isEmpty();
    }

    @Test
    void commands_run_without_isolation_if_the_host_supports_none() throws IOException {
        commands.link("docker", "/usr/bin/true");
        BoundedCommandExecutor executor = executors.create(directory.toString(), CommandLimits.NONE, 1);

        assertThat(executors
                        .run(executor, ExecutorFixture.command("docker", Duration.ofSeconds(5)))
                        .succeeded())
                .isTrue();
    }
}
