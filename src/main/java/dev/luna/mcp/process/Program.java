package dev.luna.mcp.process;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/**
 * How a command is started on this host.
 *
 * @param words what its arguments follow
 * @param directories what it consists of, besides the directories of the system
 */
record Program(List<String> words, Set<Path> directories) {

    Program(String... words) {
        this(List.of(words), Set.of());
    }
}
