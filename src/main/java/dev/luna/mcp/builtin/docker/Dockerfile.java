package dev.luna.mcp.builtin.docker;

import dev.luna.mcp.tool.InvalidArgumentException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * A project's Dockerfile, checked for what it makes the daemon fetch. The daemon fetches with its own network, private
 * addresses included, and returns the content, so its requests are treated like requests of this server.
 *
 * @param text its content
 */
record Dockerfile(String text) {

    /**
     * Returns the images that must be present so that nothing is fetched.
     *
     * @throws InvalidArgumentException if something would or might be fetched nevertheless, in any dialect
     */
    Set<String> images() {
        if (DockerfileDialect.hasSyntax(text)) {
            throw DockerfileFetches.refused("# syntax", "the frontend is an image; leave the line out");
        }
        Set<String> images = new TreeSet<>();
        boolean first = true;
        for (DockerfileDialect reading : DockerfileDialect.allOf(text)) {
            List<String> instructions = reading.instructions(text);
            if (DockerfileFetches.areKnown(instructions)) {
                DockerfileFetches fetches = new DockerfileFetches();
                instructions.forEach(fetches::add);
                images.addAll(fetches.images());
            } else if (first) {
                throw new InvalidArgumentException(
                        "Argument 'path': its Dockerfile has an instruction that is not known.");
            }
            first = false;
        }
        return images;
    }

    /**
     * Checks the {@code ONBUILD} triggers of base images.
     *
     * @throws InvalidArgumentException if they fetch anything
     */
    static void requireHarmless(List<String> triggers) {
        DockerfileFetches fetches = new DockerfileFetches();
        triggers.forEach(fetches::add);
        if (!fetches.images().isEmpty()) {
            throw DockerfileFetches.refused(
                    "ONBUILD of a base image", "it needs " + String.join(", ", fetches.images()));
        }
    }
}
