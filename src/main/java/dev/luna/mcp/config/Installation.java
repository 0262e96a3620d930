package dev.luna.mcp.config;

import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The directory that contains {@code routes/}: the working directory, or else the directory of the jar (or its parent, if the jar
 * is in {@code target}).
 */
public record Installation(Path directory) {

    private static final String TOOLS = "routes/tools";

    /**
     * Finds the installation.
     *
     * @throws IllegalArgumentException if there is none; the message names the directories searched
     */
    public static Installation find() {
        List<Path> candidates = Stream.concat(Stream.of(Path.of("").toAbsolutePath()), besideJar())
                .distinct()
                .toList();
        return candidates.stream()
                .filter(candidate -> Files.isDirectory(candidate.resolve(TOOLS)))
                .findFirst()
                .map(Installation::new)
                .orElseThrow(() -> new IllegalArgumentException("There is no directory " + TOOLS + " in "
                        + candidates.stream().map(Path::toString).collect(Collectors.joining(" or "))
                        + ". Start the server in the directory that contains routes/, or put the jar there."));
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

    /** The routes of the server itself. */
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
