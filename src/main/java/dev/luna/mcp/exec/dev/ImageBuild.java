package dev.luna.mcp.exec.dev;

import java.nio.file.Path;
import java.util.List;

/**
 * One build of an image.
 *
 * @param tag the name it will have
 * @param directory its context, with a {@code Dockerfile}
 */
public record ImageBuild(String tag, Path directory) {

    /** What docker is told, to be run in the directory. */
    public List<String> arguments() {
        return List.of("build", "--tag=" + tag, "--", ".");
    }

    /** Where it runs, as text: Camel would turn a path into what is in the file. */
    public String workingDirectory() {
        return directory.toString();
    }
}
