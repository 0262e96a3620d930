package dev.luna.mcp.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.luna.mcp.process.sandbox.SandboxKind;
import dev.luna.mcp.tool.ServerBusyException;
import dev.luna.mcp.tool.ToolException;
import dev.luna.mcp.workspace.Workspace;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.camel.LoggingLevel;
import org.apache.camel.component.exec.ExecCommand;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Real processes, under the names of curated commands. */
@Timeout(60)
class BoundedCommandExecutorTest {

    private static final int OUTPUT_LIMIT = 10_000;

    @TempDir
    Path directory;

    private final String word = "600." + Math.abs(new SecureRandom().nextInt());
    private CommandScripts commands;

    @BeforeEach
    void stand_in_front_of_the_host() {
        commands = new CommandScripts(directory);
    }

    @Test
    void an_environment_holds_only_what_is_named_for_it() throws IOException {
        commands.link("docker", "/usr/bin/env");

        List<String> names = Arrays.stream(run("docker").output().split("\n"))
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
    void the_home_directory_is_private_and_gone_afterwards_even_if_closed_to_itself() throws IOException {
        Path home = directory.resolve("home");
        commands.script(
                "docker",
                "stat -c %a $HOME; echo $HOME; echo -n $HOME > " + home,
                "mkdir -p $HOME/a/b; touch $HOME/a/b/c; chmod 0 $HOME/a");

        assertThat(run("docker").output()).isEqualTo("700\n~\n");
        assertThat(Path.of(Files.readString(home)))
                .isNotEqualTo(Path.of(System.getProperty("user.home")))
                .doesNotExist();
    }

    @Test
    void the_kernel_kills_a_command_before_the_server_when_memory_runs_out() throws IOException {
        commands.link("docker", "/bin/cat");

        assertThat(run("docker", "/proc/self/oom_score_adj").output()).isEqualTo("1000\n");
    }

    @Test
    void a_command_is_stopped_where_the_disk_is_nearly_full() throws IOException {
        commands.script("docker", "touch ran");
        CommandLimits limits = new CommandLimits(Duration.ZERO, 0, 0, 0, 0, Long.MAX_VALUE);
        ExecCommand command = new ExecCommand(
                "docker", List.of(), directory.toString(), 10_000L, Set.of(), null, null, false, LoggingLevel.OFF);

        assertThatThrownBy(() -> run(executor(1, limits), command))
                .isInstanceOf(ToolException.class)
                .hasMessageContaining("MiB are free on the disk");
        assertThat(directory.resolve("ran")).doesNotExist();
    }

    @Test
    void arguments_reach_the_command_as_they_are() throws IOException {
        commands.script("docker", "for each in \"$@\"; do echo \"<$each>\"; done");

        CommandOutcome outcome = run("docker", "$(id)", "; ls", "a b", "", "`id`", "{{env:PATH}}", "\"x'");

        assertThat(outcome.output()).isEqualTo("<$(id)>\n<; ls>\n<a b>\n<>\n<`id`>\n<{{env:PATH}}>\n<\"x'>\n");
    }

    @Test
    void input_is_closed() throws IOException {
        commands.link("docker", "/bin/cat");

        assertThat(run("docker")).isEqualTo(new CommandOutcome(0, false, "", ""));
    }

    @Test
    void failure_is_an_outcome_with_both_outputs() throws IOException {
        commands.script("docker", "echo out; echo err >&2; exit 3");

        assertThat(run("docker")).isEqualTo(new CommandOutcome(3, false, "out\n", "err\n"));
    }

    @Test
    void only_the_end_of_a_flood_is_kept() throws IOException {
        commands.script("docker", "seq 1 2000000; echo the end");

        String output = run("docker").output();

        assertThat(output).startsWith("[").contains(" bytes left out]\n").endsWith("\n2000000\nthe end\n");
        assertThat(output.length()).isBetween(OUTPUT_LIMIT, OUTPUT_LIMIT + 50);
    }

    @Test
    void an_endless_flood_ends_with_its_time() throws IOException {
        commands.link("docker", "/usr/bin/yes");

        CommandOutcome outcome = run(executor(1), command("docker", Duration.ofSeconds(1)));

        assertThat(outcome.timedOut()).isTrue();
        assertThat(outcome.exitValue()).isEqualTo(CommandOutcome.TIMED_OUT);
        assertThat(outcome.output().length()).isBetween(OUTPUT_LIMIT, OUTPUT_LIMIT + 50);
    }

    @Test
    void a_child_that_holds_the_pipe_dies_with_the_command() throws IOException {
        commands.script("docker", "%s &".formatted(sleeper()));

        assertThat(run("docker").succeeded()).isTrue();
        Processes.assertNone(word);
    }

    @Test
    void a_flooding_child_dies_with_the_command() throws IOException {
        commands.script("docker", "yes %s &".formatted(word));

        assertThat(run("docker").succeeded()).isTrue();
        Processes.assertNone(word);
    }

    /** The last one is seen by nobody before it has lost its parents, its session, its environment and the pipes. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "setsid %s &",
                "env -i setsid %s &",
                "(env -i setsid %s &) &",
                "(setsid sh -c 'trap \"\" TERM HUP INT; (%s) & (%s) & wait' &)",
                "(env -i setsid sh -c '(cd /; exec %s >/dev/null 2>&1 </dev/null) &' >/dev/null 2>&1 &)"
            })
    void an_orphan_dies_with_the_command_however_it_gets_away(String line) throws IOException {
        assumeTrue(hasNamespaces(), "only a process namespace holds those that hide well");
        commands.script("docker", line.replace("%s", sleeper()));

        assertThat(run("docker").succeeded()).isTrue();
        Processes.assertNone(word);
    }

    @Test
    void an_orphan_without_session_and_environment_dies_when_time_is_up() throws IOException {
        commands.script("docker", "(env -i setsid %s & sleep 0.5)".formatted(sleeper()), sleeper());

        CommandOutcome outcome = run(executor(1), command("docker", Duration.ofSeconds(2)));

        assertThat(outcome.timedOut()).isTrue();
        Processes.assertNone(word);
    }

    @Test
    void an_orphan_dies_when_time_is_up_although_it_ignores_signals() throws IOException {
        commands.script(
                "docker", "(sh -c 'trap \"\" TERM HUP INT; while :; do %s; done' &)".formatted(sleeper()), sleeper());

        CommandOutcome outcome = run(executor(1), command("docker", Duration.ofSeconds(1)));

        assertThat(outcome.timedOut()).isTrue();
        Processes.assertNone(word);
    }

    @Test
    void an_interrupted_call_stops_its_command() throws Exception {
        commands.script("docker", "%s &".formatted(sleeper()), "wait");
        AtomicBoolean stillInterrupted = new AtomicBoolean();
        FutureTask<Object> call = new FutureTask<>(() -> {
            assertThatThrownBy(() -> run("docker")).isInstanceOf(InterruptedIOException.class);
            stillInterrupted.set(Thread.currentThread().isInterrupted());
            return null;
        });
        Thread thread = new Thread(call);
        thread.start();
        Processes.awaitSome(word, 1);

        thread.interrupt();
        call.get();

        assertThat(stillInterrupted).isTrue();
        Processes.assertNone(word);
    }

    @Test
    void a_command_sees_no_process_but_its_own() throws IOException {
        assumeTrue(hasNamespaces(), "only a process namespace hides the others");
        commands.script("docker", "cat /proc/[0-9]*/environ | tr '\\0' '\\n'");

        assertThat(run("docker").output()).contains("LUNA_COMMAND=").doesNotContain("JAVA_HOME", "USER=", "LOGNAME=");
        assertThat(run("docker")
                        .output()
                        .lines()
                        .filter(line -> line.startsWith("LUNA_COMMAND="))
                        .distinct())
                .hasSize(1);
    }

    @Test
    void what_a_process_uses_is_limited() throws IOException {
        assumeTrue(new SearchPath(commands.path()).find("prlimit").findFirst().isPresent(), "prlimit is not installed");
        commands.script("docker", "ulimit -t; ulimit -v; ulimit -f; ulimit -n");
        CommandLimits limits = new CommandLimits(Duration.ofSeconds(100), 1L << 31, 0, 1L << 20, 99, 0);

        assertThat(run(executor(1, limits), command("docker", Duration.ofSeconds(10)))
                        .output())
                .isEqualTo("100\n2097152\n2048\n99\n");
    }

    @Test
    void the_number_of_processes_is_limited_where_the_kernel_counts_them() throws IOException {
        assumeFalse("root".equals(System.getProperty("user.name")), "the kernel does not count those of root");
        assumeTrue(hasNamespaces(), "the kernel counts the processes of a command in a namespace only");
        commands.script("docker", "for i in 1 2 3 4 5 6 7 8; do sleep 1 & done; wait; echo all of them");
        CommandLimits limits = new CommandLimits(Duration.ZERO, 0, 6, 0, 0, 0);

        assertThat(run(executor(1, limits), command("docker", Duration.ofSeconds(10)))
                        .output())
                .isEmpty();
    }

    @Test
    void an_exit_by_signal_is_told() throws IOException {
        commands.script("docker", "kill -SEGV $$");

        assertThat(run("docker").exitValue()).isEqualTo(128 + 11);
    }

    @Test
    void where_the_host_can_do_nothing_commands_run_still() throws IOException {
        commands.link("docker", "/usr/bin/true");
        BoundedCommandExecutor executor = executor(directory.toString(), CommandLimits.NONE, 1);

        assertThat(run(executor, command("docker", Duration.ofSeconds(5))).succeeded())
                .isTrue();
    }

    @Test
    void who_finds_no_place_is_told_and_places_are_given_back() throws Exception {
        Path started = directory.resolve("started");
        commands.script("docker", "touch " + started, "sleep 600");
        BoundedCommandExecutor executor = executor(1);
        FutureTask<Object> first =
                new FutureTask<>(() -> assertThatThrownBy(() -> run(executor, command("docker", Duration.ofMinutes(1))))
                        .isInstanceOf(InterruptedIOException.class));
        Thread thread = new Thread(first);
        thread.start();
        await().until(() -> Files.exists(started));

        assertThatThrownBy(() -> run(executor, command("docker", Duration.ofMinutes(1))))
                .isInstanceOf(ServerBusyException.class);
        thread.interrupt();
        first.get();

        Files.delete(directory.resolve("docker"));
        commands.link("docker", "/bin/true");
        assertThat(run(executor, command("docker", Duration.ofMinutes(1))).succeeded())
                .isTrue();
    }

    @Test
    void no_other_command_is_run() {
        assertThatThrownBy(() -> run("sh", "-c", "id")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> run("/bin/sh")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> run("../git")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_body_is_not_dropped_in_silence() {
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
        assertThatThrownBy(() -> executor(1).execute(command)).hasMessageContaining("commands get no input");
    }

    @Test
    void a_command_that_the_host_lacks_is_named() {
        BoundedCommandExecutor executor = executor(directory.toString(), CommandLimits.NONE, 1);

        assertThatThrownBy(() -> run(executor, command("docker", Duration.ofSeconds(1))))
                .isInstanceOf(CommandMissingException.class)
                .hasMessageContaining("docker");
    }

    private CommandOutcome run(String executable, String... arguments) throws IOException {
        return run(executor(1), command(executable, Duration.ofSeconds(30), arguments));
    }

    private BoundedCommandExecutor executor(int places) {
        return executor(places, CommandLimits.NONE);
    }

    private BoundedCommandExecutor executor(int places, CommandLimits limits) {
        return executor(commands.path(), limits, places);
    }

    private BoundedCommandExecutor executor(String searchPath, CommandLimits limits, int places) {
        return BoundedCommandExecutor.create(
                AllowedCommands.with(""),
                new CommandEnvironment(searchPath, "tcp://127.0.0.1:1", GitProxies.NONE),
                limits,
                new SandboxSettings(SandboxKind.NONE, "", directory, directory),
                new Workspace(directory),
                places,
                OUTPUT_LIMIT);
    }

    /** A command that goes on for long and is found again by its word. */
    private String sleeper() {
        return "sleep " + word;
    }

    private boolean hasNamespaces() throws IOException {
        Path own = Files.createDirectory(directory.resolve("own"));
        new CommandScripts(own).link("docker", "/usr/bin/readlink");
        BoundedCommandExecutor executor = executor(own + ":/usr/bin:/bin", CommandLimits.NONE, 1);
        CommandOutcome outcome = run(executor, command("docker", Duration.ofSeconds(10), "/proc/self/ns/pid"));
        return !outcome.output()
                .strip()
                .equals(Files.readSymbolicLink(Path.of("/proc/self/ns/pid")).toString());
    }

    private static CommandOutcome run(BoundedCommandExecutor executor, ExecCommand command) throws IOException {
        return ((CommandResult) executor.execute(command)).outcome();
    }

    private static ExecCommand command(String executable, Duration limit, String... arguments) {
        return new ExecCommand(
                executable, List.of(arguments), null, limit.toMillis(), Set.of(), null, null, false, LoggingLevel.OFF);
    }
}
