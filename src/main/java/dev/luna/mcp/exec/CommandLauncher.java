package dev.luna.mcp.exec;

import java.io.File;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
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
    private static final Duration TRIAL = Duration.ofSeconds(10);

    private final CommandEnvironment environment;
    private final Supplier<Confinement> confinement;
    private final int outputLimit;

    /**
     * @param confinement asked for at each command
     * @param outputLimit how many bytes of each output are kept of a command
     */
    CommandLauncher(CommandEnvironment environment, Supplier<Confinement> confinement, int outputLimit) {
        this.environment = environment;
        this.confinement = confinement;
        this.outputLimit = outputLimit;
    }

    /**
     * Runs a command to its end, or to the end of its time. Whatever it started is dead when this returns or throws. Its
     * home directory is called {@code ~} in what it wrote.
     *
     * @param words the executable and its arguments
     * @param directory where it runs, or null for its private directory
     */
    CommandOutcome run(List<String> words, File directory, Duration limit) throws IOException, InterruptedException {
        String mark = ServerRun.current().name() + "-" + UUID.randomUUID();
        try (PrivateDirectory home = PrivateDirectory.create()) {
            ProcessBuilder builder = new ProcessBuilder(confinement.get().around(words));
            builder.directory(directory == null ? home.path().toFile() : directory);
            builder.environment().clear();
            builder.environment().putAll(environment.variables(home.path(), mark));
            Process process = ProcessStarter.start(builder);
            ProcessTree tree = new ProcessTree(process, mark);
            CommandOutcome outcome = new RunningCommand(process, tree, outputLimit).await(limit);
            return outcome.hiding(home.path());
        }
    }

    /** Whether a small command, of less than ten seconds, can be started here and ends well. */
    boolean succeeds(List<String> words) throws InterruptedException {
        try {
            return run(words, null, TRIAL).succeeded();
        } catch (IOException e) {
            LOG.debug("{} cannot be started", words.get(0), e);
            return false;
        }
    }
}
