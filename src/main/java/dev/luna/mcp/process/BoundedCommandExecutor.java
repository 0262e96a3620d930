package dev.luna.mcp.process;

import dev.luna.mcp.process.sandbox.Sandbox;
import dev.luna.mcp.tool.InvalidToolException;
import dev.luna.mcp.tool.ServerBusyException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.apache.camel.component.exec.ExecCommand;
import org.apache.camel.component.exec.ExecCommandExecutor;
import org.apache.camel.component.exec.ExecResult;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs the commands of Camel's {@code exec:} within bounds: only allowed ones, in an environment that holds no secret,
 * without input, only so many at once, for a limited time, keeping a limited output. When it returns, nothing that the
 * command started is still running.
 *
 * <p>A command that fails or runs out of time is a {@link CommandResult} like any other. A thread that is interrupted
 * stops its command and ends in an {@link InterruptedIOException}. The file of a command's results, {@code outFile}, says
 * where a command in a sandbox may write besides its working directory, and where Python finds modules: beside that file. Safe for use by several threads.
 */
public class BoundedCommandExecutor implements ExecCommandExecutor {

    private static final Logger LOG = LoggerFactory.getLogger(BoundedCommandExecutor.class);
    private static final Duration LONGEST = Duration.ofMinutes(30);
    private static final Duration WAIT_FOR_PLACE = Duration.ofSeconds(2);

    private final WorkingDirectories directories;
    private final CuratedCommands commands;
    private final ProjectSandbox sandbox;
    private final GitBounds git;
    private final CommandLauncher launcher;
    private final BackgroundTrial<Confinement> confinement;
    private final Semaphore places;

    private BoundedCommandExecutor(
            WorkingDirectories directories,
            CuratedCommands commands,
            ProjectSandbox sandbox,
            GitBounds git,
            CommandLauncher launcher,
            BackgroundTrial<Confinement> confinement,
            int places) {
        this.directories = directories;
        this.commands = commands;
        this.sandbox = sandbox;
        this.git = git;
        this.launcher = launcher;
        this.confinement = confinement;
        this.places = new Semaphore(places, true);
    }

    /**
     * Makes one. What this host can do to keep commands in bounds it finds out when it is {@linkplain #prepare prepared}, else
     * at the first command.
     *
     * @param allowed the commands that may be run
     * @param environment what commands find
     * @param limits what a command may use
     * @param sandboxed where the code of projects runs
     * @param directories in which a command has its directory for itself
     * @param places how many commands run at once
     * @param outputLimit how many bytes of each of its two outputs are kept of a command
     */
    public static BoundedCommandExecutor create(
            AllowedCommands allowed,
            CommandEnvironment environment,
            CommandLimits limits,
            SandboxSettings sandboxed,
            WorkingDirectories directories,
            int places,
            int outputLimit) {
        SearchPath programs = new SearchPath(environment.path());
        CommandLauncher bare = new CommandLauncher(environment, () -> Confinement.NONE, 0, outputLimit);
        BackgroundTrial<Confinement> confinement = new BackgroundTrial<>(
                () -> new HostTrial(programs, words -> succeeds(bare, words)).confinement(limits));
        CommandLauncher launcher =
                new CommandLauncher(environment, () -> confinement.result().join(), limits.freeSpace(), outputLimit);
        CuratedCommands commands = new CuratedCommands(
                allowed, programs, (program, words) -> launcher.run(Command.trial(program, Sandbox.NONE, words)));
        ProjectSandbox sandbox = new ProjectSandbox(sandboxed, limits, programs, launcher);
        GitBounds git = new GitBounds(commands, launcher, environment, sandboxed.workspace());
        return new BoundedCommandExecutor(directories, commands, sandbox, git, launcher, confinement, places);
    }

    /**
     * Finds out in the background what this host can do to keep commands in bounds, and whether it can make the sandbox; logs
     * what it cannot.
     */
    public void prepare() {
        confinement.result().thenAccept(BoundedCommandExecutor::logGaps);
        new BackgroundTrial<>(() -> sandbox.trouble(commands))
                .result()
                .thenAccept(trouble -> trouble.ifPresent(LOG::warn));
    }

    private static void logGaps(Confinement confinement) {
        if (!confinement.gaps().isEmpty()) {
            LOG.warn("On this host {}.", String.join("; ", confinement.gaps()));
        }
    }

    private static boolean succeeds(CommandLauncher launcher, List<String> words) {
        try {
            return launcher.succeeds(words);
        } catch (InterruptedException e) {
            throw new IllegalStateException("Nobody interrupts the trial", e);
        }
    }

    /**
     * @throws CommandMissingException if the host does not have the command
     * @throws ServerBusyException if no place became free within two seconds
     * @throws dev.luna.mcp.process.sandbox.SandboxUnavailableException if it has to run in a sandbox that cannot be made
     * @throws IllegalArgumentException if the command is not an allowed one, or is to read the message's body
     * @throws dev.luna.mcp.tool.ToolException if its directory is not the one any more that was named
     * @throws InterruptedIOException if the thread was interrupted; its interrupted status is set again
     */
    @Override
    public ExecResult execute(ExecCommand command) throws IOException {
        try {
            return new CommandResult(command, runInPlace(command));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException(command.getExecutable() + " was stopped");
        }
    }

    /** @throws InvalidToolException if a command is none of the allowed ones */
    void requireAllowed(String command) {
        try {
            commands.requireAllowed(command);
        } catch (IllegalArgumentException e) {
            throw new InvalidToolException(e.getMessage(), e);
        }
    }

    /** A body that was meant for a command must not be lost in silence, and none may reach a shell or an interpreter. */
    private static void requireNoInput(ExecCommand command) throws IOException {
        if (command.getInput() != null && command.getInput().read() != -1) {
            throw new IllegalArgumentException(
                    "exec:" + command.getExecutable() + " would read the body, and commands get"
                            + " no input; empty the body before this step and pass values as arguments");
        }
    }

    private CommandOutcome runInPlace(ExecCommand command) throws IOException, InterruptedException {
        requireNoInput(command);
        if (!places.tryAcquire(WAIT_FOR_PLACE.toMillis(), TimeUnit.MILLISECONDS)) {
            throw new ServerBusyException("The server already runs as many commands as it may. Try again in a minute.");
        }
        try {
            Program program = program(command);
            Sandbox walls = isOfProject(command) ? sandbox.require(program) : Sandbox.NONE;
            return runAlone(command, program, walls);
        } finally {
            places.release();
        }
    }

    private CommandOutcome runAlone(ExecCommand command, Program program, Sandbox walls)
            throws IOException, InterruptedException {
        Optional<Path> directory = Optional.ofNullable(command.getWorkingDir()).map(Path::of);
        if (walls != Sandbox.NONE) {
            sandbox.requireProject(directories, directory);
        }
        try (WorkspaceHold hold = directories.hold(directory)) {
            boolean isGit = CuratedCommands.GIT.equals(command.getExecutable());
            CommandOutcome outcome = launcher.run(new Command(
                    program,
                    isGit ? GitBounds.before(command.getArgs()) : command.getArgs(),
                    directory,
                    hold.identity(),
                    Optional.ofNullable(command.getOutFile())
                            .map(file -> file.toPath().getParent()),
                    Duration.ofMillis(Math.min(command.getTimeout(), LONGEST.toMillis())),
                    walls,
                    isGit ? git.around(directory, command.getArgs()) : besideResults(command)));
            if (DirectoryIdentity.wasOther(outcome)) {
                throw WorkingDirectories.replaced(command.getExecutable());
            }
            return outcome;
        }
    }

    /** Where pytest looks for what the server adds to it. */
    private static Surroundings besideResults(ExecCommand command) {
        return command.getOutFile() == null
                ? Surroundings.NONE
                : home -> Map.of("PYTHONPATH", command.getOutFile().getParent());
    }

    private Program program(ExecCommand command) throws IOException, InterruptedException {
        return isOfProject(command) ? sandbox.pytest(commands) : commands.program(command.getExecutable());
    }

    private static boolean isOfProject(ExecCommand command) {
        return CuratedCommands.PYTEST.equals(command.getExecutable());
    }
}
