package dev.luna.mcp.builtin.docker;

import dev.luna.mcp.process.PrivateDirectory;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * One build of an image.
 *
 * @param tag the name it will have
 * @param directory its context
 * @param dockerfile holds a copy of the Dockerfile, as it was checked
 * @param images those that have to be there already
 * @param offline whether its steps run without network
 */
public record ImageBuild(String tag, Path directory, PrivateDirectory dockerfile, Set<String> images, boolean offline) {

    /** What docker is told, to be run in the directory. */
    public List<String> arguments() {
        return Stream.of(
                        Stream.of(
                                "build",
                                "--tag=" + tag,
                                "--file=" + dockerfile.path().resolve("Dockerfile")),
                        offline ? Stream.of("--network=none") : Stream.<String>empty(),
                        Stream.of("--", "."))
                .flatMap(words -> words)
                .toList();
    }

    /** What docker is told to find the images, and what each makes the build do. */
    public List<String> inspection() {
        return Stream.concat(Stream.of("image", "inspect", "--format={{json .Config.OnBuild}}", "--"), images.stream())
                .toList();
    }

    /** Whether images have to be there. */
    public boolean needsImages() {
        return !images.isEmpty();
    }

    /** Where it runs, as text: Camel would turn a path into what is in the file. */
    public String workingDirectory() {
        return directory.toString();
    }
}
