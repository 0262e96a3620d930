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
    private static final Duration PERMIT_TIMEOUT = Duration.ofSeconds(2);

    private final WorkingDirectories directories;
    private final CommandResolver commands;
    private final ProjectSandbox sandbox;
    private final GitHardening git;
    private final CommandLauncher launcher;
    private final LazyProbe<ProcessIsolation> isolation;
    private final Semaphore permits;

    private BoundedCommandExecutor(
            WorkingDirectories directories,
            CommandResolver commands,
            ProjectSandbox sandbox,
            GitHardening git,
            CommandLauncher launcher,
            LazyProbe<ProcessIsolation> isolation,
            int permits) {
        this.directories = directories;
        this.commands = commands;
        this.sandbox = sandbox;
        this.git = git;
        this.launcher = launcher;
        this.isolation = isolation;
        this.permits = new Semaphore(permits, true);
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
     * @param permits maximum number of commands that run at once
     * @param outputLimit how many bytes of each of its two outputs are kept of a command
     */
    public static BoundedCommandExecutor create(
            AllowedCommands allowed,
            CommandEnvironment environment,
            CommandLimits limits,
            SandboxSettings sandboxed,
            WorkingDirectories directories,
            int permits,
            int outputLimit) {
        SearchPath programs = new SearchPath(environment.path());
        CommandLauncher bare = new CommandLauncher(environment, () -> ProcessIsolation.NONE, 0, outputLimit);
        LazyProbe<ProcessIsolation> isolation =
                new LazyProbe<>(() -> new HostCapabilities(programs, words -> succeeds(bare, words)).isolation(limits));
        CommandLauncher launcher =
                new CommandLauncher(environment, () -> isolation.result().join(), limits.freeSpace(), outputLimit);
        CommandResolver commands = new CommandResolver(
                allowed, programs, (program, words) -> launcher.run(Command.probe(program, Sandbox.NONE, words)));
        ProjectSandbox sandbox = new ProjectSandbox(sandboxed, limits, programs, launcher);
        GitHardening git = new GitHardening(commands, launcher, environment, sandboxed.workspace());
        return new BoundedCommandExecutor(directories, commands, sandbox, git, launcher, isolation, permits);
    }

    /**
     * Finds out in the background what this host can do to keep commands in bounds, and whether it can make the sandbox; logs
     * what it cannot.
     */
    public void prepare() {
        isolation.result().thenAccept(BoundedCommandExecutor::logGaps);
        new LazyProbe<>(() -> sandbox.unavailableReason(commands))
                .result()
                .thenAccept(reason -> reason.ifPresent(LOG::warn));
    }

    private static void logGaps(ProcessIsolation isolation) {
        if (!isolation.gaps().isEmpty()) {
            LOG.warn("On this host {}.", String.join("; ", isolation.gaps()));
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
            return new CommandResult(command, runWithPermit(command));
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

    private CommandOutcome runWithPermit(ExecCommand command) throws IOException, InterruptedException {
        requireNoInput(command);
        if (!permits.tryAcquire(PERMIT_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS)) {
            throw new ServerBusyException("The server already runs as many commands as it may. Try again in a minute.");
        }
        try {
            Program program = program(command);
            Sandbox sandboxWrappers = isOfProject(command) ? sandbox.require(program) : Sandbox.NONE;
            return runAlone(command, program, sandboxWrappers);
        } finally {
            permits.release();
        }
    }

    private CommandOutcome runAlone(ExecCommand command, Program program, Sandbox sandboxWrappers)
            throws IOException, InterruptedException {
        Optional<Path> directory = Optional.ofNullable(command.getWorkingDir()).map(Path::of);
        if (sandboxWrappers != Sandbox.NONE) {
            sandbox.requireProject(directories, directory);
        }
        try (DirectoryLock lock = directories.lock(directory)) {
            boolean isGit = CommandResolver.GIT.equals(command.getExecutable());
            CommandOutcome outcome = launcher.run(new Command(
                    program,
                    isGit ? GitHardening.withSettings(command.getArgs()) : command.getArgs(),
                    directory,
                    lock.identity(),
                    Optional.ofNullable(command.getOutFile())
                            .map(file -> file.toPath().getParent()),
                    Duration.ofMillis(Math.min(command.getTimeout(), LONGEST.toMillis())),
                    sandboxWrappers,
                    isGit ? git.environment(directory, command.getArgs()) : besideResults(command)));
            if (DirectoryIdentity.isMismatch(outcome)) {
                throw WorkingDirectories.replaced(command.getExecutable());
            }
            return outcome;
        }
    }

    /** Where pytest looks for what the server adds to it. */
    private static RunEnvironment besideResults(ExecCommand command) {
        return command.getOutFile() == null
                ? RunEnvironment.NONE
                : home -> Map.of("PYTHONPATH", command.getOutFile().getParent());
    }

    private Program program(ExecCommand command) throws IOException, InterruptedException {
        return isOfProject(command) ? sandbox.pytest(commands) : commands.program(command.getExecutable());
    }

    private static boolean isOfProject(ExecCommand command) {
        return CommandResolver.PYTEST.equals(command.getExecutable());
    }
}
