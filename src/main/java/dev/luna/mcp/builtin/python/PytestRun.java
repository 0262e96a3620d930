package dev.luna.mcp.builtin.python;

import dev.luna.mcp.process.PrivateDirectory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * One run of a project's tests.
 *
 * @param directory the project
 * @param results where pytest finds {@code luna_events.py}, which leaves its events there
 * @param selection words that say which tests are run
 */
public record PytestRun(Path directory, PrivateDirectory results, List<String> selection) {

    static final String PLUGIN = "luna_events";

    /** What pytest is told; it leaves nothing behind in the project. */
    public List<String> arguments() {
        List<String> arguments = new ArrayList<>(List.of(
                "-p",
                PLUGIN,
                "--rootdir=" + directory,
                "-o",
                "cache_dir=" + results.path().resolve("cache")));
        arguments.addAll(selection);
        return List.copyOf(arguments);
    }

    /** Where the events are, as text. */
    public String eventsFile() {
        return events().toString();
    }

    Path events() {
        return results.path().resolve("events");
    }

    /** Where it runs, as text: Camel would turn a path into what is in the file. */
    public String workingDirectory() {
        return directory.toString();
    }
}
