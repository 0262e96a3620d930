package dev.luna.mcp.process;

import dev.luna.mcp.process.sandbox.DockerSandbox;
import dev.luna.mcp.process.sandbox.NamespaceSandbox;
import dev.luna.mcp.process.sandbox.Sandbox;
import dev.luna.mcp.process.sandbox.SandboxKind;
import dev.luna.mcp.process.sandbox.SandboxUnavailableException;
import dev.luna.mcp.tool.ToolException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The configured sandbox for the code of projects. It is probed until it has worked once; if it does not work, nothing runs
 * outside of it instead. Thread-safe.
 */
final class ProjectSandbox {

    /** The program in a docker image. */
    private static final Program PYTEST_OF_IMAGE = new Program("python3", "-m", "pytest");

    private final SandboxSettings settings;
    private final CommandLimits limits;
    private final SearchPath searchPath;
    private final CommandLauncher launcher;
    private volatile Sandbox verified;

    ProjectSandbox(SandboxSettings settings, CommandLimits limits, SearchPath searchPath, CommandLauncher launcher) {
        this.settings = settings;
        this.limits = limits;
        this.searchPath = searchPath;
        this.launcher = launcher;
    }

    /** Returns the program that runs tests in this sandbox. */
    Program pytest(CommandResolver host) throws IOException, InterruptedException {
        return settings.kind() == SandboxKind.DOCKER ? PYTEST_OF_IMAGE : host.program(CommandResolver.PYTEST);
    }

    /**
     * Returns the sandbox after it has worked.
     *
     * @param program the program to be run in it
     * @throws SandboxUnavailableException if it does not work on this host, with the reason
     */
    Sandbox require(Program program) throws InterruptedException {
        Sandbox sandbox = verified;
        if (sandbox == null) {
            sandbox = make();
            probe(sandbox, program);
            verified = sandbox;
        }
        return sandbox;
    }

    /**
     * Checks that a sandbox may open a directory for writing.
     *
     * @throws dev.luna.mcp.tool.InvalidArgumentException if it may not
     */
    void requireProject(WorkingDirectories directories, Optional<Path> directory) throws IOException {
        if (directory.isPresent()) {
            directories.requireProject(directory.get(), realPath(settings.home()));
        }
    }

    /** Returns the reason why the sandbox does not work; empty if it works or none is configured. */
    Optional<String> unavailableReason(CommandResolver host) {
        if (settings.kind() == SandboxKind.NONE) {
            return Optional.empty();
        }
        try {
            require(pytest(host));
            return Optional.empty();
        } catch (ToolException | IOException e) {
            return Optional.of(e.getMessage());
        } catch (InterruptedException e) {
            throw new IllegalStateException("The probe is never interrupted", e);
        }
    }

    private Sandbox make() {
        try {
            return switch (settings.kind()) {
                case NONE -> Sandbox.NONE;
                case NAMESPACE ->
                    new NamespaceSandbox(
                            hostProgram("bwrap", "bubblewrap"),
                            realPath(settings.home()),
                            realPath(settings.workspace()));
                case DOCKER ->
                    new DockerSandbox(
                            hostProgram("docker", "docker"),
                            settings.image(),
                            ownUser(),
                            limits.memory(),
                            limits.processes(),
                            limits.fileSize());
            };
        } catch (IOException e) {
            throw unavailable(e.getMessage());
        }
    }

    private void probe(Sandbox sandbox, Program program) throws InterruptedException {
        if (settings.kind() == SandboxKind.NONE) {
            return;
        }
        try {
            CommandOutcome outcome = launcher.run(Command.probe(program, sandbox, "--version"));
            if (!outcome.succeeded()) {
                throw unavailable(outcome.timedOut() ? "it takes too long" : lastLine(outcome));
            }
        } catch (IOException e) {
            throw unavailable(e.getMessage());
        }
    }

    private String hostProgram(String name, String title) {
        return searchPath.find(name).findFirst().orElseThrow(() -> unavailable(title + " is not installed"));
    }

    private SandboxUnavailableException unavailable(String reason) {
        return new SandboxUnavailableException(settings.kind(), reason);
    }

    private static Path realPath(Path path) throws IOException {
        return Files.exists(path) ? path.toRealPath() : path;
    }

    private static String ownUser() throws IOException {
        Path process = Path.of("/proc/self");
        return Files.getAttribute(process, "unix:uid") + ":" + Files.getAttribute(process, "unix:gid");
    }

    private static String lastLine(CommandOutcome outcome) {
        List<String> lines = Stream.of(outcome.output(), outcome.errors())
                .flatMap(String::lines)
                .filter(line -> !line.isBlank())
                .toList();
        String line = lines.isEmpty() ? "exit value " + outcome.exitValue() : lines.get(lines.size() - 1);
        return line.strip().replaceAll("\\.$", "");
    }
}
