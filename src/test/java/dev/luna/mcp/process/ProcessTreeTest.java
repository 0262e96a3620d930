package dev.luna.mcp.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Descendants of commands, of which none outlives its command. */
class ProcessTreeTest extends CommandTest {

    @Test
    void a_child_that_holds_the_pipe_dies_with_the_command() throws IOException {
        commands.script("docker", "%s &".formatted(executors.sleeper()));

        assertThat(executors.run("docker").succeeded()).isTrue();
        Processes.assertNone(executors.word());
    }

    @Test
    void a_flooding_child_dies_with_the_command() throws IOException {
        commands.script("docker", "yes %s &".formatted(executors.word()));

        assertThat(executors.run("docker").succeeded()).isTrue();
        Processes.assertNone(executors.word());
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
    void an_orphan_dies_with_the_command_however_it_detaches(String line) throws IOException {
        assumeTrue(executors.hasNamespaces(), "only a process namespace holds those that hide well");
        commands.script("docker", line.replace("%s", executors.sleeper()));

        assertThat(executors.run("docker").succeeded()).isTrue();
        Processes.assertNone(executors.word());
    }

    @Test
    void an_orphan_without_session_and_environment_dies_at_the_timeout() throws IOException {
        commands.script("docker", "(env -i setsid %s & sleep 0.5)".formatted(executors.sleeper()), executors.sleeper());

        CommandOutcome outcome =
                executors.run(executors.create(1), ExecutorFixture.command("docker", Duration.ofSeconds(2)));

        assertThat(outcome.timedOut()).isTrue();
        Processes.assertNone(executors.word());
    }

    @Test
    void an_orphan_that_ignores_signals_dies_at_the_timeout() throws IOException {
        commands.script(
                "docker",
                "(sh -c 'trap \"\" TERM HUP INT; while :; do %s; done' &)".formatted(executors.sleeper()),
                executors.sleeper());

        CommandOutcome outcome =
                executors.run(executors.create(1), ExecutorFixture.command("docker", Duration.ofSeconds(1)));

        assertThat(outcome.timedOut()).isTrue();
        Processes.assertNone(executors.word());
    }

    @Test
    void an_interrupted_call_stops_its_command() throws Exception {
        commands.script("docker", "%s &".formatted(executors.sleeper()), "wait");
        AtomicBoolean stillInterrupted = new AtomicBoolean();
        FutureTask<Object> call = new FutureTask<>(() -> {
            assertThatThrownBy(() -> executors.run("docker")).isInstanceOf(InterruptedIOException.class);
            stillInterrupted.set(Thread.currentThread().isInterrupted());
            return null;
        });
        Thread thread = new Thread(call);
        thread.start();
        Processes.awaitSome(executors.word(), 1);

        thread.interrupt();
        call.get();

        assertThat(stillInterrupted).isTrue();
        Processes.assertNone(executors.word());
    }
}
