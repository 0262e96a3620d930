package dev.luna.mcp.process;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/**
 * The program of a command on this host.
 *
 * @param words the beginning of its command line
 * @param directories the directories it consists of, besides those of the system
 */
record Program(List<String> words, Set<Path> directories) {

    Program(String... words) {
        this(List.of(words), Set.of());
    }
}
