package dev.luna.mcp.exec;

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
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.camel.LoggingLevel;
import org.apache.camel.component.exec.ExecCommand;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Real processes, under the names of curated commands. */
@Timeout(60)
class BoundedCommandExecutorTest {

    private static final int OUTPUT_LIMIT = 10_000;

    @TempDir
    Path directory;

    private CommandScripts commands;

    @BeforeEach
    void standInFrontOfTheHost() {
        commands = new CommandScripts(directory);
    }

    @Test
    void anEnvironmentHoldsOnlyWhatIsNamedForIt() throws IOException {
        commands.link("git", "/usr/bin/env");

        List<String> names = Arrays.stream(run("git").output().split("\n"))
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
    void theHomeDirectoryIsPrivateAndGoneAfterwardsEvenIfClosedToItself() throws IOException {
        Path home = directory.resolve("home");
        commands.script(
                "git",
                "stat -c %a $HOME; echo $HOME; echo -n $HOME > " + home,
                "mkdir -p $HOME/a/b; touch $HOME/a/b/c; chmod 0 $HOME/a");

        assertThat(run("git").output()).isEqualTo("700\n~\n");
        assertThat(Path.of(Files.readString(home)))
                .isNotEqualTo(Path.of(System.getProperty("user.home")))
                .doesNotExist();
    }

    @Test
    void argumentsReachTheCommandAsTheyAre() throws IOException {
        commands.script("git", "for each in \"$@\"; do echo \"<$each>\"; done");

        CommandOutcome outcome = run("git", "$(id)", "; ls", "a b", "", "`id`", "{{env:PATH}}", "\"x'");

        assertThat(outcome.output()).isEqualTo("<$(id)>\n<; ls>\n<a b>\n<>\n<`id`>\n<{{env:PATH}}>\n<\"x'>\n");
    }

    @Test
    void inputIsClosed() throws IOException {
        commands.link("git", "/bin/cat");

        assertThat(run("git")).isEqualTo(new CommandOutcome(0, false, "", ""));
    }

    @Test
    void failureIsAnOutcomeWithBothOutputs() throws IOException {
        commands.script("git", "echo out; echo err >&2; exit 3");

        assertThat(run("git")).isEqualTo(new CommandOutcome(3, false, "out\n", "err\n"));
    }

    @Test
    void onlyTheEndOfAFloodIsKept() throws IOException {
        commands.script("git", "seq 1 2000000; echo the end");

        String output = run("git").output();

        assertThat(output).startsWith("[").contains(" bytes left out]\n").endsWith("\n2000000\nthe end\n");
        assertThat(output.length()).isBetween(OUTPUT_LIMIT, OUTPUT_LIMIT + 50);
    }

    @Test
    void anEndlessFloodEndsWithItsTime() throws IOException {
        commands.link("git", "/usr/bin/yes");

        CommandOutcome outcome = run(executor(1), command("git", Duration.ofSeconds(1)));

        assertThat(outcome.timedOut()).isTrue();
        assertThat(outcome.exitValue()).isEqualTo(CommandOutcome.TIMED_OUT);
        assertThat(outcome.output().length()).isBetween(OUTPUT_LIMIT, OUTPUT_LIMIT + 50);
    }

    @Test
    void aChildThatHoldsThePipeDiesWithTheCommand() throws IOException {
        commands.script("git", "sleep 600 & echo $!");

        assertThatIsGone(run("git").output());
    }

    @Test
    void aFloodingChildDiesWithTheCommand() throws IOException {
        commands.script("git", "yes & echo $! >&2");

        assertThatIsGone(run("git").errors());
    }

    @Test
    void aChildInASessionOfItsOwnDiesWithTheCommand() throws IOException {
        commands.script("git", "setsid sleep 600 & echo $!");

        assertThatIsGone(run("git").output());
    }

    @Test
    void anOrphanWithoutSessionAndEnvironmentDiesWhenTimeIsUp() throws IOException {
        commands.script("git", "(env -i setsid sleep 600 & echo $!; sleep 0.5)", "sleep 600");

        CommandOutcome outcome = run(executor(1), command("git", Duration.ofSeconds(2)));

        assertThat(outcome.timedOut()).isTrue();
        assertThatIsGone(outcome.output());
    }

    @Test
    void anOrphanDiesWhenTimeIsUpAlthoughItIgnoresSignals() throws IOException {
        commands.script("git", "(sh -c 'trap \"\" TERM HUP INT; while :; do sleep 1; done' & echo $!)", "sleep 600");

        CommandOutcome outcome = run(executor(1), command("git", Duration.ofSeconds(1)));

        assertThatIsGone(outcome.output());
    }

    @Test
    void anInterruptedCallStopsItsCommand() throws Exception {
        Path started = directory.resolve("started");
        commands.script(
                "git", "sleep 600 & echo $! > " + started + ".part; mv " + started + ".part " + started, "wait");
        AtomicBoolean stillInterrupted = new AtomicBoolean();
        FutureTask<Object> call = new FutureTask<>(() -> {
            assertThatThrownBy(() -> run("git")).isInstanceOf(InterruptedIOException.class);
            stillInterrupted.set(Thread.currentThread().isInterrupted());
            return null;
        });
        Thread thread = new Thread(call);
        thread.start();
        await().until(() -> Files.exists(started));

        thread.interrupt();
        call.get();

        assertThat(stillInterrupted).isTrue();
        assertThatIsGone(Files.readString(started));
    }

    @Test
    void whoFindsNoPlaceIsToldAndPlacesAreGivenBack() throws Exception {
        Path started = directory.resolve("started");
        commands.script("git", "touch " + started, "sleep 600");
        BoundedCommandExecutor executor = executor(1);
        FutureTask<Object> first =
                new FutureTask<>(() -> assertThatThrownBy(() -> run(executor, command("git", Duration.ofMinutes(1))))
                        .isInstanceOf(InterruptedIOException.class));
        Thread thread = new Thread(first);
        thread.start();
        await().until(() -> Files.exists(started));

        assertThatThrownBy(() -> run(executor, command("git", Duration.ofMinutes(1))))
                .isInstanceOf(ServerBusyException.class);
        thread.interrupt();
        first.get();

        Files.delete(directory.resolve("git"));
        commands.link("git", "/bin/true");
        assertThat(run(executor, command("git", Duration.ofMinutes(1))).succeeded())
                .isTrue();
    }

    @Test
    void noOtherCommandIsRun() {
        assertThatThrownBy(() -> run("sh", "-c", "id")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> run("/bin/sh")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> run("../git")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aCommandThatTheHostLacksIsNamed() {
        BoundedCommandExecutor executor = BoundedCommandExecutor.create(directory.toString(), "", 1, OUTPUT_LIMIT);

        assertThatThrownBy(() -> run(executor, command("docker", Duration.ofSeconds(1))))
                .isInstanceOf(CommandMissingException.class)
                .hasMessageContaining("docker");
    }

    private CommandOutcome run(String executable, String... arguments) throws IOException {
        return run(executor(1), command(executable, Duration.ofSeconds(30), arguments));
    }

    private BoundedCommandExecutor executor(int places) {
        return BoundedCommandExecutor.create(commands.path(), "tcp://127.0.0.1:1", places, OUTPUT_LIMIT);
    }

    private static CommandOutcome run(BoundedCommandExecutor executor, ExecCommand command) throws IOException {
        return ((CommandResult) executor.execute(command)).outcome();
    }

    private static ExecCommand command(String executable, Duration limit, String... arguments) {
        return new ExecCommand(
                executable,
                List.of(arguments),
                null,
                limit.toMillis(),
                Set.of(),
                new ByteArrayInputStream("input".getBytes()),
                null,
                false,
                LoggingLevel.OFF);
    }

    private static void assertThatIsGone(String pid) {
        assertThat(ProcessEntry.of(Long.parseLong(pid.trim())))
                .matches(entry -> entry.isEmpty() || entry.get().isZombie());
    }
}
