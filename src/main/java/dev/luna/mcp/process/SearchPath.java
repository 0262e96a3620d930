package dev.luna.mcp.process;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Where executables are looked for.
 *
 * @param directories as in the variable {@code PATH}; those which are not absolute are left out
 */
record SearchPath(String directories) {

    /** All executables of this name, in the order of the directories. */
    Stream<String> find(String name) {
        return Pattern.compile(File.pathSeparator, Pattern.LITERAL)
                .splitAsStream(directories)
                .map(directory -> Path.of(directory, name))
                .filter(Path::isAbsolute)
                .filter(file -> Files.isRegularFile(file) && Files.isExecutable(file))
                .map(Path::toString);
    }
}
