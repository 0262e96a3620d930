package dev.luna.mcp.process;

import dev.luna.mcp.process.sandbox.SandboxKind;
import dev.luna.mcp.workspace.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.apache.camel.LoggingLevel;
import org.apache.camel.component.exec.ExecCommand;

/** Executors whose commands are scripts of the test, and a word that identifies their processes. */
final class ExecutorFixture {

    static final int OUTPUT_LIMIT = 10_000;

    private final Path directory;
    private final CommandScripts commands;
    private final String word = "600." + Math.abs(new SecureRandom().nextInt());

    ExecutorFixture(Path directory, CommandScripts commands) {
        this.directory = directory;
        this.commands = commands;
    }

    CommandOutcome run(String executable, String... arguments) throws IOException {
        return run(create(1), command(executable, Duration.ofSeconds(30), arguments));
    }

    CommandOutcome run(BoundedCommandExecutor executor, ExecCommand command) throws IOException {
        return ((CommandResult) executor.execute(command)).outcome();
    }

    BoundedCommandExecutor create(int permits) {
        return create(permits, CommandLimits.NONE);
    }

    BoundedCommandExecutor create(int permits, CommandLimits limits) {
        return create(commands.path(), limits, permits);
    }

    BoundedCommandExecutor create(String searchPath, CommandLimits limits, int permits) {
        return BoundedCommandExecutor.create(
                AllowedCommands.with(""),
                new CommandEnvironment(searchPath, "tcp://127.0.0.1:1", GitProxies.NONE),
                limits,
                new SandboxSettings(SandboxKind.NONE, "", directory, directory),
                new Workspace(directory),
                permits,
                OUTPUT_LIMIT);
    }

    static ExecCommand command(String executable, Duration timeout, String... arguments) {
        return new ExecCommand(
                executable,
                List.of(arguments),
                null,
                timeout.toMillis(),
                Set.of(),
                null,
                null,
                false,
                LoggingLevel.OFF);
    }

    /** Returns the word, which no other process has on its command line. */
    String word() {
        return word;
    }

    /** Returns a long-running command that has the word on its command line. */
    String sleeper() {
        return "sleep " + word;
    }

    boolean hasNamespaces() throws IOException {
        Path own = Files.createDirectory(directory.resolve("own"));
        new CommandScripts(own).link("docker", "/usr/bin/readlink");
        BoundedCommandExecutor executor = create(own + ":/usr/bin:/bin", CommandLimits.NONE, 1);
        CommandOutcome outcome = run(executor, command("docker", Duration.ofSeconds(10), "/proc/self/ns/pid"));
        return !outcome.output()
                .strip()
                .equals(Files.readSymbolicLink(Path.of("/proc/self/ns/pid")).toString());
    }
}
