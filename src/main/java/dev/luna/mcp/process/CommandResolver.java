package dev.luna.mcp.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Resolves an allowed command to the program of this host.
 *
 * <p>A program that was found is cached; a missing one is searched again at the next call. Thread-safe.
 */
final class CommandResolver {

    /** The command that runs code of projects. */
    static final String PYTEST = "pytest";

    /** The command whose configuration a repository can contain. */
    static final String GIT = "git";

    /** Prints the interpreter itself, which may be behind a shim or two, and its directories. */
    private static final String DESCRIBE_PYTHON =
            "import sys, pytest; print(sys.executable, sys.prefix, sys.base_prefix, *sys.path, sep='\\n')";

    /** Runs a command that probes this host. */
    @FunctionalInterface
    interface Probe {
        CommandOutcome of(Program program, String... arguments) throws IOException, InterruptedException;
    }

    private final AllowedCommands allowed;
    private final SearchPath searchPath;
    private final Probe probe;
    private final Map<String, Program> found = new ConcurrentHashMap<>();

    CommandResolver(AllowedCommands allowed, SearchPath searchPath, Probe probe) {
        this.allowed = allowed;
        this.searchPath = searchPath;
        this.probe = probe;
    }

    /**
     * Returns the program of a command.
     *
     * @throws CommandMissingException if the host does not have it
     * @throws IllegalArgumentException if it is not allowed
     */
    Program program(String command) throws IOException, InterruptedException {
        Program program = found.get(command);
        if (program == null) {
            program = find(command).orElseThrow(() -> new CommandMissingException(command));
            found.put(command, program);
        }
        return program;
    }

    /**
     * Checks a command against the allow list.
     *
     * @throws IllegalArgumentException if the command is not allowed
     */
    void requireAllowed(String command) {
        if (!allowed.contains(command)) {
            throw new IllegalArgumentException(allowed.refusal(command));
        }
    }

    private Optional<Program> find(String command) throws IOException, InterruptedException {
        requireAllowed(command);
        return command.equals(PYTEST)
                ? findPytest()
                : searchPath.find(command).findFirst().map(Program::new);
    }

    /**
     * Searches for pytest. Each Python is asked for its pytest, since a {@code pytest} on the path may be a shim for a
     * missing one.
     */
    private Optional<Program> findPytest() throws IOException, InterruptedException {
        for (String python : searchPath.find("python3").toList()) {
            CommandOutcome described = probe.of(new Program(python), "-I", "-c", DESCRIBE_PYTHON);
            if (described.succeeded()) {
                return Optional.of(pytestOf(described.output().lines().toList()));
            }
        }
        for (String pytest : searchPath.find(PYTEST).toList()) {
            if (probe.of(new Program(pytest), "--version").succeeded()) {
                return Optional.of(new Program(pytest));
            }
        }
        return Optional.empty();
    }

    private static Program pytestOf(List<String> description) {
        return new Program(
                List.of(description.get(0), "-m", "pytest"),
                description.stream()
                        .skip(1)
                        .flatMap(CommandResolver::directory)
                        .collect(Collectors.toUnmodifiableSet()));
    }

    private static Stream<Path> directory(String text) {
        return Stream.of(Path.of(text)).filter(Path::isAbsolute).filter(Files::isDirectory);
    }
}
