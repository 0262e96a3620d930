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
 * Runs the commands of Camel's {@code exec:}: only allowed ones, in an environment without secrets, without input, with
 * limits on concurrency, time and output. When it returns, no process that the command started is still running.
 *
 * <p>A command that fails or exceeds its timeout is a {@link CommandResult} like any other. A thread that is interrupted
 * stops its command and throws an {@link InterruptedIOException}. The directory of {@code outFile} is where a command in a
 * sandbox may write besides its working directory, and where Python finds additional modules. Thread-safe.
 */
public class BoundedCommandExecutor implements ExecCommandExecutor {

    private static final Logger LOG = LoggerFactory.getLogger(BoundedCommandExecutor.class);
    private static final Duration LONGEST = Duration.ofMinutes(30);
    private static final Duration PERMIT_TIMEOUT = Duration.ofSeconds(2);

    private final WorkingDirectories directories;
    private final CommandResolver commands;
    private final ProjectSandbox projectSandbox;
    private final GitHardening git;
    private final CommandLauncher launcher;
    private final LazyProbe<ProcessIsolation> isolation;
    private final Semaphore permits;

    private BoundedCommandExecutor(
            WorkingDirectories directories,
            CommandResolver commands,
            ProjectSandbox projectSandbox,
            GitHardening git,
            CommandLauncher launcher,
            LazyProbe<ProcessIsolation> isolation,
            int permits) {
        this.directories = directories;
        this.commands = commands;
        this.projectSandbox = projectSandbox;
        this.git = git;
        this.launcher = launcher;
        this.isolation = isolation;
        this.permits = new Semaphore(permits, true);
    }

    /**
     * Creates an executor. It probes what this host supports when it is {@linkplain #prepare prepared}, or at the first
     * command.
     *
     * @param allowed the commands that may run
     * @param environment the environment of commands
     * @param limits the limits on resources of a command
     * @param sandboxed the sandbox for the code of projects
     * @param directories locks the working directory of a command
     * @param permits maximum number of commands that run at once
     * @param outputLimit maximum number of bytes that are kept of each of the two outputs of a command
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
        ProjectSandbox projectSandbox = new ProjectSandbox(sandboxed, limits, programs, launcher);
        GitHardening git = new GitHardening(commands, launcher, environment, sandboxed.workspace());
        return new BoundedCommandExecutor(directories, commands, projectSandbox, git, launcher, isolation, permits);
    }

    /** Probes in the background which isolation this host supports and if the sandbox works, and logs what is missing. */
    public void prepare() {
        isolation.result().thenAccept(BoundedCommandExecutor::logGaps);
        new LazyProbe<>(() -> projectSandbox.unavailableReason(commands))
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
            throw new IllegalStateException("The probe is never interrupted", e);
        }
    }

    /**
     * Runs a command.
     *
     * @throws CommandMissingException if the command is not installed
     * @throws ServerBusyException if no permit became free within two seconds
     * @throws dev.luna.mcp.process.sandbox.SandboxUnavailableException if the sandbox that it needs does not work
     * @throws IllegalArgumentException if the command is not allowed, or would read the message's body
     * @throws dev.luna.mcp.tool.ToolException if its directory was replaced after its path was resolved
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

    /**
     * Checks a command against the allow list.
     *
     * @throws InvalidToolException if the command is not allowed
     */
    void requireAllowed(String command) {
        try {
            commands.requireAllowed(command);
        } catch (IllegalArgumentException e) {
            throw new InvalidToolException(e.getMessage(), e);
        }
    }

    /** Rejects a body: it must neither be dropped silently nor reach a shell or an interpreter. */
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
            Sandbox sandbox = runsProjectCode(command) ? projectSandbox.require(program) : Sandbox.NONE;
            return runLocked(command, program, sandbox);
        } finally {
            permits.release();
        }
    }

    private CommandOutcome runLocked(ExecCommand command, Program program, Sandbox sandbox)
            throws IOException, InterruptedException {
        Optional<Path> directory = Optional.ofNullable(command.getWorkingDir()).map(Path::of);
        if (sandbox != Sandbox.NONE) {
            projectSandbox.requireProject(directories, directory);
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
                    sandbox,
                    isGit ? git.environment(directory, command.getArgs()) : pluginPath(command)));
            if (DirectoryIdentity.isMismatch(outcome)) {
                throw WorkingDirectories.replaced(command.getExecutable());
            }
            return outcome;
        }
    }

    /** Returns the variable that lets pytest find the server's plugin. */
    private static RunEnvironment pluginPath(ExecCommand command) {
        return command.getOutFile() == null
                ? RunEnvironment.NONE
                : home -> Map.of("PYTHONPATH", command.getOutFile().getParent());
    }

    private Program program(ExecCommand command) throws IOException, InterruptedException {
        return runsProjectCode(command) ? projectSandbox.pytest(commands) : commands.program(command.getExecutable());
    }

    private static boolean runsProjectCode(ExecCommand command) {
        return CommandResolver.PYTEST.equals(command.getExecutable());
    }
}
