package dev.luna.mcp.process;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Directories of executables.
 *
 * @param directories as in the variable {@code PATH}; relative ones are ignored
 */
record SearchPath(String directories) {

    /** Returns all executables with a name, in the order of the directories. */
    Stream<String> find(String name) {
        return Pattern.compile(File.pathSeparator, Pattern.LITERAL)
                .splitAsStream(directories)
                .map(directory -> Path.of(directory, name))
                .filter(Path::isAbsolute)
                .filter(file -> Files.isRegularFile(file) && Files.isExecutable(file))
                .map(Path::toString);
    }
}
