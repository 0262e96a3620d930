package dev.luna.mcp.process.sandbox;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Paths of the host that a command needs.
 *
 * @param home its private directory, for its home and temporary files
 * @param directory its working directory
 * @param results other directories to which it may write
 * @param programs the directories it consists of, besides those of the system
 */
public record SandboxPaths(Path home, Path directory, List<Path> results, Set<Path> programs) {

    /** Returns the directories to which it may write, besides its home. */
    Stream<Path> writable() {
        return Stream.concat(Stream.of(directory), results.stream()).distinct();
    }
}
