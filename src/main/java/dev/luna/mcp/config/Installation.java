package dev.luna.mcp.config;

import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The directory of the owner's files: {@code routes/}, settings, {@code .env}. It is the working directory, unless only the
 * directory of the jar (or its parent, if the jar is in {@code target}) has a {@code routes/}.
 */
public record Installation(Path directory) {

    /** Finds the installation. */
    public static Installation find() {
        Path here = Path.of("").toAbsolutePath();
        return Stream.concat(Stream.of(here), besideJar())
                .filter(candidate -> Files.isDirectory(candidate.resolve("routes")))
                .findFirst()
                .map(Installation::new)
                .orElse(new Installation(here));
    }

    private static Stream<Path> besideJar() {
        return code().map(Path::getParent)
                .flatMap(directory -> directory.endsWith("target")
                        ? Stream.of(directory, directory.getParent())
                        : Stream.of(directory));
    }

    /** The jar that runs; empty if the classes are not in a jar. */
    public static Optional<Path> jar() {
        return code().filter(Files::isRegularFile).findFirst();
    }

    /** The jar or the directory of the classes. */
    private static Stream<Path> code() {
        CodeSource source = Installation.class.getProtectionDomain().getCodeSource();
        if (source == null) {
            return Stream.of();
        }
        try {
            return Stream.of(Path.of(source.getLocation().toURI()));
        } catch (URISyntaxException e) {
            throw new IllegalStateException("the location of the jar is not a path", e);
        }
    }

    /** The files that replace those in the jar, and add to them. */
    public Path routes() {
        return directory.resolve("routes");
    }

    /** The building blocks, which tools use as {@code block:}. */
    public Path blocks() {
        return routes().resolve("blocks");
    }

    /** The Kamelets, which routes use as {@code kamelet:}. */
    public Path kamelets() {
        return routes().resolve("kamelets");
    }

    /** The tool with which callers connect accounts. */
    public Path connect() {
        return routes().resolve("connect");
    }

    /** The tool that finds tools. */
    public Path search() {
        return routes().resolve("search");
    }

    /** The tool routes, unless the command line names others. */
    public Path tools() {
        return routes().resolve("tools");
    }
}
