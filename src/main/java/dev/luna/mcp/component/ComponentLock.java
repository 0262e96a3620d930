package dev.luna.mcp.component;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The lock file of {@code lib/}: which jars belong there, and their digests. Text that its owner can read and commit.
 * Immutable.
 *
 * @param jars the jars, sorted by coordinates
 * @param conflicts the libraries of which a jar needs another version than it gets
 */
public record ComponentLock(List<LockedJar> jars, List<VersionConflict> conflicts) {

    /** The name of the file. */
    public static final String NAME = "components.lock";

    private static final String HEADING = """
            # The jars of lib/, as luna add installed them. Commit this file: luna add without arguments installs the same again.
            """;

    private static final Pattern JAR =
            Pattern.compile("jar (?<jar>\\S+) sha256:(?<digest>[0-9a-f]{64}) for (?<added>\\S+)");
    private static final Pattern CONFLICT = Pattern.compile("conflict (?<user>\\S+) needs (?<needed>\\S+)");

    public ComponentLock {
        jars = jars.stream()
                .sorted(Comparator.comparing(LockedJar::coordinates))
                .toList();
        conflicts = List.copyOf(conflicts);
    }

    /**
     * Reads the lock file of a directory; without one the lock is empty.
     *
     * @throws ComponentException if a line is not valid
     */
    public static ComponentLock read(Path directory) {
        Path file = directory.resolve(NAME);
        if (!Files.exists(file)) {
            return new ComponentLock(List.of(), List.of());
        }
        try {
            return parse(Files.readAllLines(file), file);
        } catch (IOException e) {
            throw new ComponentException(file + " cannot be read (" + e + ")", e);
        }
    }

    private static ComponentLock parse(List<String> lines, Path file) {
        List<LockedJar> jars = new ArrayList<>();
        List<VersionConflict> conflicts = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).strip();
            Matcher jar = JAR.matcher(line);
            Matcher conflict = CONFLICT.matcher(line);
            try {
                if (jar.matches()) {
                    jars.add(new LockedJar(
                            Coordinates.parse(jar.group("jar")),
                            jar.group("digest"),
                            Set.of(jar.group("added").split(","))));
                } else if (conflict.matches()) {
                    conflicts.add(new VersionConflict(
                            Coordinates.parse(conflict.group("needed")), Coordinates.parse(conflict.group("user"))));
                } else if (!line.isEmpty() && !line.startsWith("#")) {
                    throw new IllegalArgumentException("'" + line + "' is not an entry");
                }
            } catch (IllegalArgumentException e) {
                throw new ComponentException(
                        file + ":" + (i + 1) + ": " + e.getMessage()
                                + "; restore the file, or delete it and add the components again",
                        e);
            }
        }
        return new ComponentLock(jars, conflicts);
    }

    /** Writes the lock file of a directory, atomically. */
    void write(Path directory) throws IOException {
        StringBuilder text = new StringBuilder(HEADING);
        jars.forEach(jar -> text.append("jar %s sha256:%s for %s%n"
                .formatted(jar.coordinates(), jar.digest(), String.join(",", jar.neededFor()))));
        conflicts.forEach(
                conflict -> text.append("conflict %s needs %s%n".formatted(conflict.user(), conflict.needed())));
        Path draft = directory.resolve("." + NAME + ".new");
        Files.writeString(draft, text.toString().replace(System.lineSeparator(), "\n"));
        Files.move(draft, directory.resolve(NAME), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /** The jar with a file name. */
    Optional<LockedJar> named(String fileName) {
        return jars.stream()
                .filter(jar -> jar.coordinates().fileName().equals(fileName))
                .findFirst();
    }

    /** The jars that the owner has added. */
    public List<LockedJar> added() {
        return jars.stream().filter(LockedJar::isAdded).toList();
    }

    /** Describes the libraries of which the server or this directory has a version that may not do, by name. */
    public List<String> conflictsWith(ServerContents server) {
        return conflicts.stream()
                .flatMap(conflict -> describe(conflict, server).stream())
                .toList();
    }

    private Optional<String> describe(VersionConflict conflict, ServerContents server) {
        String key = conflict.needed().key();
        return server.find(key)
                .map(own -> conflict.describe(own.version(), "the server"))
                .orElseGet(() -> jars.stream()
                        .map(LockedJar::coordinates)
                        .filter(jar -> jar.key().equals(key))
                        .findFirst()
                        .flatMap(jar -> conflict.describe(jar.version(), "lib/")));
    }

    /** This lock without a component, and without the jars that no other component needs. */
    ComponentLock without(String key) {
        List<LockedJar> rest = jars.stream()
                .map(jar -> new LockedJar(
                        jar.coordinates(),
                        jar.digest(),
                        jar.neededFor().stream()
                                .filter(other -> !other.equals(key))
                                .collect(Collectors.toSet())))
                .filter(jar -> !jar.neededFor().isEmpty())
                .toList();
        Set<Coordinates> left = rest.stream().map(LockedJar::coordinates).collect(Collectors.toSet());
        return new ComponentLock(
                rest,
                conflicts.stream()
                        .filter(conflict -> left.contains(conflict.user()))
                        .toList());
    }
}
