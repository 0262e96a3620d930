package dev.luna.mcp.builtin.python;

import dev.luna.mcp.process.PrivateDirectory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * One pytest run.
 *
 * @param directory the project
 * @param results contains {@code luna_events.py}, which writes its events there
 * @param selection arguments that select tests
 */
public record PytestRun(Path directory, PrivateDirectory results, List<String> selection) {

    static final String PLUGIN = "luna_events";

    /** Returns the arguments of pytest, with which it leaves no files in the project. */
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

    /** Returns the path of the events as text. */
    public String eventsFile() {
        return events().toString();
    }

    Path events() {
        return results.path().resolve("events");
    }

    /** Returns the project as text, since Camel would convert a path to the contents of the file. */
    public String workingDirectory() {
        return directory.toString();
    }
}
