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
 * Starts processes: with a list of arguments and never through a shell, in the environment made for commands, with a
 * home directory of their own, in the bounds that the host allows. Safe for use by several threads.
 */
final class CommandLauncher {

    private static final Logger LOG = LoggerFactory.getLogger(CommandLauncher.class);

    private final CommandEnvironment environment;
    private final Supplier<ProcessIsolation> isolation;
    private final long freeSpace;
    private final int outputLimit;

    /**
     * @param isolation asked for at each command
     * @param freeSpace how many bytes of its disk a command that has a directory leaves free
     * @param outputLimit how many bytes of each output are kept of a command
     */
    CommandLauncher(
            CommandEnvironment environment, Supplier<ProcessIsolation> isolation, long freeSpace, int outputLimit) {
        this.environment = environment;
        this.isolation = isolation;
        this.freeSpace = freeSpace;
        this.outputLimit = outputLimit;
    }

    /**
     * Runs a command to its end, or to the end of its time. Whatever it started is dead when this returns or throws. Its
     * home directory is called {@code ~} in what it wrote.
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
            CommandOutcome outcome = await(builder, command, space, mark);
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

    /** In a sandbox every command checks where it is, so that one in which it cannot is found out by the first trial. */
    private static Optional<DirectoryIdentity> identity(Command command, SandboxPaths paths) throws IOException {
        if (command.identity().isPresent() || command.sandbox() == Sandbox.NONE) {
            return command.identity();
        }
        try (OpenDirectory directory = OpenDirectory.of(paths.directory())) {
            return DirectoryIdentity.of(directory);
        }
    }

    private CommandOutcome await(ProcessBuilder builder, Command command, FreeSpace space, String mark)
            throws IOException, InterruptedException {
        boolean ended = false;
        try {
            Process process = ProcessStarter.start(builder);
            ProcessTree tree = new ProcessTree(process, mark);
            CommandOutcome outcome = new RunningCommand(process, tree, space, outputLimit).await(command.limit());
            ended = !outcome.timedOut();
            return outcome;
        } finally {
            List<String> removal = command.sandbox().cleanup(mark);
            if (!ended && !removal.isEmpty()) {
                remove(removal);
            }
        }
    }

    /** Also on a thread that was interrupted, which is why there is something to remove. */
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

    /** Whether a small command can be started here and ends well. */
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
