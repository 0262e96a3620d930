package dev.luna.mcp.builtin.docker;

import dev.luna.mcp.process.PrivateDirectory;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * One build of an image.
 *
 * @param tag the name of the image
 * @param directory the build context
 * @param dockerfile contains a copy of the Dockerfile that was checked
 * @param images images that must be present
 * @param offline true if its steps run without network
 */
public record ImageBuild(String tag, Path directory, PrivateDirectory dockerfile, Set<String> images, boolean offline) {

    /** Returns the arguments of docker, to be run in the directory. */
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

    /** Returns the arguments of docker that list the {@code ONBUILD} triggers of the images, and fail if one is missing. */
    public List<String> inspection() {
        return Stream.concat(Stream.of("image", "inspect", "--format={{json .Config.OnBuild}}", "--"), images.stream())
                .toList();
    }

    /** Returns true if images must be present. */
    public boolean needsImages() {
        return !images.isEmpty();
    }

    /** Returns the directory as text, since Camel would convert a path to the contents of the file. */
    public String workingDirectory() {
        return directory.toString();
    }
}
