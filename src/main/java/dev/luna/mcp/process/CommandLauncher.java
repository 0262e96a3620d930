package dev.luna.mcp.process;

import dev.luna.mcp.process.sandbox.Sandbox;
import dev.luna.mcp.process.sandbox.SandboxPaths;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Starts processes: with a list of arguments and never through a shell, in the environment of commands, with a private home
 * directory, and with the isolation that the host supports. Thread-safe.
 */
final class CommandLauncher {

    private static final Logger LOG = LoggerFactory.getLogger(CommandLauncher.class);

    private final CommandEnvironment environment;
    private final Supplier<ProcessIsolation> isolation;
    private final long freeSpace;
    private final int outputLimit;

    /**
     * @param isolation read at each command
     * @param freeSpace minimum of free bytes on the disk of a command's working directory
     * @param outputLimit maximum number of bytes that are kept of each output
     */
    CommandLauncher(
            CommandEnvironment environment, Supplier<ProcessIsolation> isolation, long freeSpace, int outputLimit) {
        this.environment = environment;
        this.isolation = isolation;
        this.freeSpace = freeSpace;
        this.outputLimit = outputLimit;
    }

    /**
     * Runs a command until it ends or its timeout expires. All processes that it started are dead when this returns or
     * throws. The path of its home directory is replaced by {@code ~} in its output.
     */
    CommandOutcome run(Command command) throws IOException, InterruptedException {
        String mark = ServerInstance.current().name() + "-" + UUID.randomUUID();
        try (PrivateDirectory home = PrivateDirectory.create()) {
            Path directory = command.directory().orElse(home.path());
            SandboxPaths paths = new SandboxPaths(
                    home.path(),
                    directory,
                    command.results().stream().toList(),
                    command.program().directories());
            ProcessBuilder builder = new ProcessBuilder(words(command, paths, mark));
            builder.directory(directory.toFile());
            builder.environment().clear();
            builder.environment().putAll(environment.variables(home.path(), mark));
            builder.environment().putAll(command.environment().variables(home.path()));
            FreeSpace space = new FreeSpace(directory, command.directory().isPresent() ? freeSpace : 0);
            space.require();
            boolean contained =
                    command.sandbox() == Sandbox.NONE && isolation.get().hasNamespace();
            CommandOutcome outcome = await(builder, command, space, mark, contained);
            return outcome.hiding(home.path());
        }
    }

    private List<String> words(Command command, SandboxPaths paths, String mark) throws IOException {
        Optional<DirectoryIdentity> identity = identity(command, paths);
        List<String> checked = identity.map(one -> one.guard(command.words())).orElseGet(command::words);
        List<String> words = command.sandbox().rewrite(checked, paths, mark, command.limit());
        List<String> sandboxWrappers = command.sandbox().wrappers(paths);
        return sandboxWrappers.isEmpty()
                ? isolation.get().around(words)
                : isolation.get().around(sandboxWrappers, words);
    }

    /**
     * Returns the identity to check. In a sandbox every command checks its directory, so that the first probe detects a
     * sandbox in which the check does not work.
     */
    private static Optional<DirectoryIdentity> identity(Command command, SandboxPaths paths) throws IOException {
        if (command.identity().isPresent() || command.sandbox() == Sandbox.NONE) {
            return command.identity();
        }
        try (OpenDirectory directory = OpenDirectory.of(paths.directory())) {
            return DirectoryIdentity.of(directory);
        }
    }

    private CommandOutcome await(
            ProcessBuilder builder, Command command, FreeSpace space, String mark, boolean contained)
            throws IOException, InterruptedException {
        boolean ended = false;
        try {
            Process process = ProcessStarter.start(builder);
            ProcessTree tree = new ProcessTree(process, mark);
            CommandOutcome outcome =
                    new RunningCommand(process, tree, contained, space, outputLimit).await(command.limit());
            ended = !outcome.timedOut();
            return outcome;
        } finally {
            List<String> removal = command.sandbox().cleanup(mark);
            if (!ended && !removal.isEmpty()) {
                remove(removal);
            }
        }
    }

    /** Removes what a stopped command left. The thread may be interrupted, which is why the command was stopped. */
    private void remove(List<String> words) throws IOException {
        boolean interrupted = Thread.interrupted();
        try {
            Program removal = new Program(words, Set.of());
            if (!run(Command.probe(removal, Sandbox.NONE)).succeeded()) {
                LOG.warn("What is left of a command could not be removed: {}", String.join(" ", words));
            }
        } catch (InterruptedException e) {
            interrupted = true;
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Returns true if a short command can be started here and succeeds. */
    boolean succeeds(List<String> words) throws InterruptedException {
        try {
            return run(Command.probe(new Program(words, Set.of()), Sandbox.NONE))
                    .succeeded();
        } catch (IOException e) {
            LOG.debug("{} cannot be started", words.get(0), e);
            return false;
        }
    }
}
