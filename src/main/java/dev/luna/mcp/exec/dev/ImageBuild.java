package dev.luna.mcp.exec.dev;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * One build of an image.
 *
 * @param tag the name it will have
 * @param directory its context, with a {@code Dockerfile}
 * @param offline whether its steps run without network
 */
public record ImageBuild(String tag, Path directory, boolean offline) {

    /** What docker is told, to be run in the directory. */
    public List<String> arguments() {
        return Stream.of(
                        Stream.of("build", "--tag=" + tag),
                        offline ? Stream.of("--network=none") : Stream.<String>empty(),
                        Stream.of("--", "."))
                .flatMap(words -> words)
                .toList();
    }

    /** Where it runs, as text: Camel would turn a path into what is in the file. */
    public String workingDirectory() {
        return directory.toString();
    }
}
