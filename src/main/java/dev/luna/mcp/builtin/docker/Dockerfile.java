package dev.luna.mcp.builtin.docker;

import dev.luna.mcp.tool.InvalidArgumentException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * A project's Dockerfile, judged by what it makes the daemon fetch. The daemon fetches with its own network, private addresses
 * included, and tells what it got, so it counts as much as a request of this server.
 *
 * @param text what it says
 */
record Dockerfile(String text) {

    /**
     * The images that have to be there already so that nothing is fetched.
     *
     * @throws InvalidArgumentException if something would be fetched all the same, or might be, in any way to read it
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
     * Checks what images make builds do that begin with them.
     *
     * @throws InvalidArgumentException if that fetches anything
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
