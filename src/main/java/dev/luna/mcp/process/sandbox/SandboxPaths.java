package dev.luna.mcp.process.sandbox;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What a command needs to see of the host.
 *
 * @param home its private directory, for its home and temporary files
 * @param directory where it runs
 * @param results where else it may write; empty if nowhere
 * @param programs the directories that it consists of, besides those of the system
 */
public record SandboxPaths(Path home, Path directory, List<Path> results, Set<Path> programs) {

    /** Where it may write, besides its home. */
    Stream<Path> writable() {
        return Stream.concat(Stream.of(directory), results.stream()).distinct();
    }
}
