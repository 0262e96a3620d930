package dev.luna.mcp.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.luna.mcp.tool.ServerBusyException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.FutureTask;
import org.apache.camel.LoggingLevel;
import org.apache.camel.component.exec.ExecCommand;
import org.junit.jupiter.api.Test;

/** Real processes, under the names of allowed commands. */
class BoundedCommandExecutorTest extends CommandTest {

    @Test
    void an_environment_contains_only_the_listed_variables() throws IOException {
        commands.link("docker", "/usr/bin/env");

        List<String> names = Arrays.stream(executors.run("docker").output().split("\n"))
                .map(line -> line.substring(0, line.indexOf('=')))
                .toList();

        assertThat(names)
                .containsExactlyInAnyOrder(
                        "PATH",
                        "HOME",
                        "TMPDIR",
                        "LANG",
                        "LUNA_COMMAND",
                        "GIT_TERMINAL_PROMPT",
                        "GIT_CONFIG_NOSYSTEM",
                        "GIT_CONFIG_GLOBAL",
                        "PYTHONDONTWRITEBYTECODE",
                        "DOCKER_HOST");
    }

    @Test
    void the_home_directory_is_private_and_deleted_even_if_unreadable() throws IOException {
        Path home = directory.resolve("home");
        commands.script(
                "docker",
                "stat -c %a $HOME; echo $HOME; echo -n $HOME > " + home,
                "mkdir -p $HOME/a/b; touch $HOME/a/b/c; chmod 0 $HOME/a");

        assertThat(executors.run("docker").output()).isEqualTo("700\n~\n");
        assertThat(Path.of(Files.readString(home)))
                .isNotEqualTo(Path.of(System.getProperty("user.home")))
                .doesNotExist();
    }

    @Test
    void arguments_reach_the_command_as_they_are() throws IOException {
        commands.script("docker", "for each in \"$@\"; do echo \"<$each>\"; done");

        CommandOutcome outcome = executors.run("docker", "$(id)", "; ls", "a b", "", "`id`", "{{env:PATH}}", "\"x'");

        assertThat(outcome.output()).isEqualTo("<$(id)>\n<; ls>\n<a b>\n<>\n<`id`>\n<{{env:PATH}}>\n<\"x'>\n");
    }

    @Test
    void input_is_closed() throws IOException {
        commands.link("docker", "/bin/cat");

        assertThat(executors.run("docker")).isEqualTo(new CommandOutcome(0, false, "", ""));
    }

    @Test
    void failure_is_an_outcome_with_both_outputs() throws IOException {
        commands.script("docker", "echo out; echo err >&2; exit 3");

        assertThat(executors.run("docker")).isEqualTo(new CommandOutcome(3, false, "out\n", "err\n"));
    }

    @Test
    void only_the_end_of_a_flood_is_kept() throws IOException {
        commands.script("docker", "seq 1 2000000; echo the end");

        String output = executors.run("docker").output();

        assertThat(output).startsWith("[").contains(" bytes left out]\n").endsWith("\n2000000\nthe end\n");
        assertThat(output.length()).isBetween(ExecutorFixture.OUTPUT_LIMIT, ExecutorFixture.OUTPUT_LIMIT + 50);
    }

    @Test
    void an_endless_flood_ends_at_the_timeout() throws IOException {
        commands.link("docker", "/usr/bin/yes");

        CommandOutcome outcome =
                executors.run(executors.create(1), ExecutorFixture.command("docker", Duration.ofSeconds(1)));

        assertThat(outcome.timedOut()).isTrue();
        assertThat(outcome.exitValue()).isEqualTo(CommandOutcome.TIMED_OUT);
        assertThat(outcome.output().length())
                .isBetween(ExecutorFixture.OUTPUT_LIMIT, ExecutorFixture.OUTPUT_LIMIT + 50);
    }

    @Test
    void an_exit_by_signal_is_reported() throws IOException {
        commands.script("docker", "kill -SEGV $$");

        assertThat(executors.run("docker").exitValue()).isEqualTo(128 + 11);
    }

    @Test
    void without_a_permit_a_call_fails_and_permits_are_released() throws Exception {
        Path started = directory.resolve("started");
        commands.script("docker", "touch " + started, "sleep 600");
        BoundedCommandExecutor executor = executors.create(1);
        FutureTask<Object> first = new FutureTask<>(() -> assertThatThrownBy(
                        () -> executors.run(executor, ExecutorFixture.command("docker", Duration.ofMinutes(1))))
                .isInstanceOf(InterruptedIOException.class));
        Thread thread = new Thread(first);
        thread.start();
        await().until(() -> Files.exists(started));

        assertThatThrownBy(() -> executors.run(executor, ExecutorFixture.command("docker", Duration.ofMinutes(1))))
                .isInstanceOf(ServerBusyException.class);
        thread.interrupt();
        first.get();

        Files.delete(directory.resolve("docker"));
        commands.link("docker", "/bin/true");
        assertThat(executors
                        .run(executor, ExecutorFixture.command("docker", Duration.ofMinutes(1)))
                        .succeeded())
                .isTrue();
    }

    @Test
    void a_command_that_is_not_allowed_is_not_run() {
        assertThatThrownBy(() -> executors.run("sh", "-c", "id")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> executors.run("/bin/sh")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> executors.run("../git")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_body_is_rejected() {
        ExecCommand command = new ExecCommand(
                "docker",
                List.of("--version"),
                null,
                1000L,
                Set.of(),
                new ByteArrayInputStream("rm -r /".getBytes()),
                null,
                false,
                LoggingLevel.OFF);
        assertThatThrownBy(() -> executors.create(1).execute(command)).hasMessageContaining("commands get no input");
    }

    @Test
    void a_missing_command_is_named() {
        BoundedCommandExecutor executor = executors.create(directory.toString(), CommandLimits.NONE, 1);

        assertThatThrownBy(() -> executors.run(executor, ExecutorFixture.command("docker", Duration.ofSeconds(1))))
                .isInstanceOf(CommandMissingException.class)
                .hasMessageContaining("docker");
    }
}
