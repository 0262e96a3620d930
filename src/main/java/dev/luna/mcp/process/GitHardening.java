package dev.luna.mcp.process;

import dev.luna.mcp.process.sandbox.Sandbox;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * Prevents git from running a program because a repository names it: no hook, filter, diff driver, alias, editor, pager,
 * signing program, credential helper or transport of its configuration. Git reads a sanitized configuration in place of the
 * repository's, so this holds for every setting that names a program. Thread-safe.
 */
final class GitHardening {

    private static final List<String> SETTINGS = settings(
            "safe.bareRepository=explicit",
            "protocol.allow=never",
            "core.hooksPath=/dev/null",
            "core.fsmonitor=false",
            "core.editor=false",
            "core.sshCommand=false",
            "core.askPass=",
            "credential.helper=",
            "commit.gpgSign=false",
            "tag.gpgSign=false",
            "submodule.recurse=false",
            "fetch.recurseSubmodules=false",
            "diff.ignoreSubmodules=all",
            "gc.auto=0",
            "maintenance.auto=false");

    /** Files that all work trees of a repository share, besides its configuration. */
    private static final List<String> SHARED = List.of("objects", "refs", "packed-refs", "shallow", "logs", "info");

    /**
     * Replaces git where git starts itself. In a submodule git would read that repository's own configuration; there it has
     * removed the variable.
     */
    private static final String GUARD = """
            #!/bin/sh
            if [ -z "$GIT_COMMON_DIR" ]; then
              echo "fatal: git is not run in a submodule or nested repository here" >&2
              exit 128
            fi
            exec '%s' "$@"
            """;

    private static final int LARGEST_CONFIGURATION = 1 << 20;

    private final CommandResolver commands;
    private final CommandLauncher launcher;
    private final CommandEnvironment environment;
    private final Path workspace;
    private final Map<Program, String> programs = new ConcurrentHashMap<>();

    /**
     * @param environment the search path and the proxies
     * @param workspace the directory above which no repository is searched
     */
    GitHardening(CommandResolver commands, CommandLauncher launcher, CommandEnvironment environment, Path workspace) {
        this.commands = commands;
        this.launcher = launcher;
        this.environment = environment;
        this.workspace = workspace;
    }

    /** Returns the arguments of a git command after the settings for every command. */
    static List<String> withSettings(List<String> words) {
        return Stream.concat(SETTINGS.stream(), words.stream()).toList();
    }

    /** Returns the environment of a git command in a directory, with the proxies that its arguments ask for. */
    RunEnvironment environment(Optional<Path> directory, List<String> words) throws IOException {
        RunEnvironment place = inRepository(directory);
        Map<String, String> proxies = environment.gitProxies().variables(words);
        return proxies.isEmpty()
                ? place
                : home -> {
                    Map<String, String> variables = new HashMap<>(place.variables(home));
                    variables.putAll(proxies);
                    return variables;
                };
    }

    /**
     * Returns the environment of git in a directory. If empty, git runs in the private directory of its run, in which there
     * is no repository.
     */
    private RunEnvironment inRepository(Optional<Path> directory) throws IOException {
        if (directory.isEmpty()) {
            return RunEnvironment.NONE;
        }
        Path place = directory.get();
        Path ceiling = Files.exists(workspace) ? workspace.toRealPath() : workspace;
        return GitRepository.find(place, ceiling)
                .<RunEnvironment>map(repository -> home -> variables(repository, home))
                .orElse(home -> Map.of("GIT_CEILING_DIRECTORIES", String.valueOf(place.getParent())));
    }

    private Map<String, String> variables(GitRepository repository, Path home)
            throws IOException, InterruptedException {
        Path git = repository.directory();
        Path common = Files.createDirectory(home.resolve("git"));
        Files.writeString(common.resolve("config"), GitConfiguration.sanitized(configuration(repository)));
        for (String name : SHARED) {
            Files.createSymbolicLink(common.resolve(name), git.resolve(name));
        }
        Map<String, String> variables = new HashMap<>(Map.of(
                "GIT_DIR", git.toString(),
                "GIT_COMMON_DIR", common.toString(),
                "GIT_WORK_TREE", repository.tree().toString()));
        variables.putAll(guarded(home));
        return variables;
    }

    /**
     * Returns variables that put the guard first: git searches for itself in its own directory, and for its other programs
     * on the path.
     */
    private Map<String, String> guarded(Path home) throws IOException, InterruptedException {
        Program git = commands.program("git");
        Path guard = Files.createDirectory(home.resolve("git-programs")).resolve("git");
        Files.writeString(guard, GUARD.formatted(git.words().get(0)));
        if (!guard.toFile().setExecutable(true)) {
            throw new IOException(guard + " cannot be made executable");
        }
        return Map.of("GIT_EXEC_PATH", guard.getParent().toString(), "PATH", environment.path() + ":" + programs(git));
    }

    /** Returns the repository's own configuration; what is no file of a usual size counts as empty. */
    private static String configuration(GitRepository repository) throws IOException {
        try (OpenDirectory tree = OpenDirectory.of(repository.tree());
                OpenDirectory git = tree.open(repository.directory().getFileName())) {
            return git.read(Path.of("config"), LARGEST_CONFIGURATION).orElse("");
        }
    }

    /** Returns the directory of git's own programs. It is asked for once, since a process takes longer than most git commands. */
    private String programs(Program git) throws IOException, InterruptedException {
        String known = programs.get(git);
        if (known != null) {
            return known;
        }
        CommandOutcome outcome = launcher.run(Command.probe(git, Sandbox.NONE, "--exec-path"));
        if (outcome.succeeded()) {
            programs.put(git, outcome.output().strip());
        }
        return outcome.output().strip();
    }

    private static List<String> settings(String... settings) {
        List<String> words = new ArrayList<>(List.of("--no-pager"));
        for (String setting : settings) {
            words.addAll(List.of("-c", setting));
        }
        return List.copyOf(words);
    }
}
