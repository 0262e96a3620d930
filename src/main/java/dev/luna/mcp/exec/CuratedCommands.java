package dev.luna.mcp.exec;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * The few commands that may be run, {@code git}, {@code docker} and {@code pytest}, and how each is started on this
 * host.
 *
 * <p>What was found stays found; what was missing is looked for again at the next call. Safe for use by several threads.
 */
final class CuratedCommands {

    /** Finds out by running it whether a command line ends well on this host. */
    @FunctionalInterface
    interface Trial {
        boolean succeeds(List<String> words) throws IOException, InterruptedException;
    }

    private final SearchPath searchPath;
    private final Trial trial;
    private final Map<String, List<String>> found = new ConcurrentHashMap<>();

    CuratedCommands(SearchPath searchPath, Trial trial) {
        this.searchPath = searchPath;
        this.trial = trial;
    }

    /**
     * The words that start a command; its arguments follow.
     *
     * @throws CommandMissingException if the host does not have it
     * @throws IllegalArgumentException if it is none of the curated ones
     */
    List<String> launcher(String command) throws IOException, InterruptedException {
        List<String> launcher = found.get(command);
        if (launcher == null) {
            launcher = find(command);
            found.put(command, launcher);
        }
        return launcher;
    }

    /** A Python is asked for its pytest, since a {@code pytest} on the path may be a shim for none that is there. */
    private List<String> find(String command) throws IOException, InterruptedException {
        return switch (command) {
            case "git", "docker" ->
                searchPath
                        .find(command)
                        .findFirst()
                        .map(List::of)
                        .orElseThrow(() -> new CommandMissingException(command));
            case "pytest" ->
                firstThatAnswers(
                        command,
                        Stream.concat(
                                        searchPath.find("python3").map(python -> List.of(python, "-m", "pytest")),
                                        searchPath.find("pytest").map(List::of))
                                .toList());
            default -> throw new IllegalArgumentException("Command '" + command + "' may not be run");
        };
    }

    private List<String> firstThatAnswers(String command, List<List<String>> launchers)
            throws IOException, InterruptedException {
        for (List<String> launcher : launchers) {
            if (trial.succeeds(
                    Stream.concat(launcher.stream(), Stream.of("--version")).toList())) {
                return launcher;
            }
        }
        throw new CommandMissingException(command);
    }
}
