package dev.luna.mcp.config;

import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.List;
import java.util.stream.Stream;

/**
 * The directory that holds {@code routes/}: the working directory, else the one beside the jar (or above, for a jar still
 * in the {@code target} it was built in).
 */
public record Installation(Path directory) {

    private static final String TOOLS = "routes/tools";

    /**
     * Finds it.
     *
     * @throws IllegalArgumentException if there is none; the message says where it was looked for
     */
    public static Installation find() {
        List<Path> places = Stream.concat(Stream.of(Path.of("").toAbsolutePath()), besideJar())
                .distinct()
                .toList();
        return places.stream()
                .filter(place -> Files.isDirectory(place.resolve(TOOLS)))
                .findFirst()
                .map(Installation::new)
                .orElseThrow(() -> new IllegalArgumentException("Found no " + TOOLS + " in " + places
                        + ". Start the server in the directory that holds routes/, or put the jar beside it."));
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
            throw new IllegalStateException("the jar's own location is no path", e);
        }
    }

    /** The front door's routes. */
    public Path routes() {
        return directory.resolve("routes");
    }

    /** The building blocks that tools are made of. */
    public Path blocks() {
        return routes().resolve("blocks");
    }

    /** The tools' routes, unless the command line names others. */
    public Path tools() {
        return routes().resolve("tools");
    }
}
