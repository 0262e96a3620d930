package dev.luna.mcp.config;

import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
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
        CodeSource source = Installation.class.getProtectionDomain().getCodeSource();
        if (source == null) {
            return Stream.of();
        }
        try {
            Path directory = Path.of(source.getLocation().toURI()).getParent();
            return directory.endsWith("target") ? Stream.of(directory, directory.getParent()) : Stream.of(directory);
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

    /** The tool routes, unless the command line names others. */
    public Path tools() {
        return routes().resolve("tools");
    }
}
