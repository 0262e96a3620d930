package dev.luna.mcp.component;

import dev.luna.mcp.digest.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Changes {@code lib/}: each jar is verified and then moved to its place, and the lock file is written last. */
public final class ComponentInstaller {

    private final Path directory;

    /** @param directory the directory, usually {@code lib/}; created when it is needed */
    public ComponentInstaller(Path directory) {
        this.directory = directory;
    }

    /** The lock file as it is. */
    public ComponentLock lock() {
        return ComponentLock.read(directory);
    }

    /**
     * Makes the directory what a lock says: copies the jars that it lacks and deletes the ones that only the former lock
     * names.
     *
     * @param files where the jars are, by coordinates
     * @throws ComponentException if a file is not what the lock says; then the directory is as it was
     */
    public void install(ComponentLock next, Map<Coordinates, Path> files) {
        ComponentLock former = lock();
        requireDistinctNames(next.jars());
        next.jars()
                .forEach(jar -> requireSame(jar, former.named(jar.coordinates().fileName())));
        try {
            Files.createDirectories(directory);
            List<LockedJar> missing =
                    next.jars().stream().filter(jar -> !isInstalled(jar)).toList();
            for (LockedJar jar : missing) {
                requireDigest(jar, files.get(jar.coordinates()));
            }
            for (LockedJar jar : missing) {
                copy(jar, files.get(jar.coordinates()));
            }
            next.write(directory);
            Set<String> kept = next.jars().stream()
                    .map(jar -> jar.coordinates().fileName())
                    .collect(Collectors.toSet());
            for (LockedJar jar : former.jars()) {
                if (!kept.contains(jar.coordinates().fileName())) {
                    Files.deleteIfExists(directory.resolve(jar.coordinates().fileName()));
                }
            }
        } catch (IOException e) {
            throw new ComponentException(directory + " cannot be changed (" + e + ")", e);
        }
    }

    /**
     * Removes a component and the jars that no other one needs.
     *
     * @param name its key, or its artifact alone
     * @return the removed jars
     * @throws ComponentException if it was not added
     */
    public List<Coordinates> remove(String name) {
        ComponentLock former = lock();
        LockedJar component = former.added().stream()
                .filter(jar -> Set.of(
                                jar.coordinates().key(),
                                jar.coordinates().artifact(),
                                jar.coordinates().toString())
                        .contains(name))
                .findFirst()
                .orElseThrow(() -> new ComponentException(name + " is not among the components that were added: "
                        + former.added().stream()
                                .map(jar -> jar.coordinates().key())
                                .collect(Collectors.joining(", "))));
        ComponentLock next = former.without(component.coordinates().key());
        Set<Coordinates> kept = next.jars().stream().map(LockedJar::coordinates).collect(Collectors.toSet());
        List<Coordinates> removed = former.jars().stream()
                .map(LockedJar::coordinates)
                .filter(jar -> !kept.contains(jar))
                .toList();
        try {
            next.write(directory);
            for (Coordinates jar : removed) {
                Files.deleteIfExists(directory.resolve(jar.fileName()));
            }
        } catch (IOException e) {
            throw new ComponentException(directory + " cannot be changed (" + e + ")", e);
        }
        return removed;
    }

    /** Returns true if the directory has a jar already, with its digest. */
    public boolean isInstalled(LockedJar jar) {
        Path file = directory.resolve(jar.coordinates().fileName());
        try {
            return Files.isRegularFile(file) && Sha256.ofFile(file).equals(jar.digest());
        } catch (IOException e) {
            return false;
        }
    }

    private static void requireDistinctNames(List<LockedJar> jars) {
        jars.stream()
                .collect(Collectors.groupingBy(jar -> jar.coordinates().fileName()))
                .forEach((name, same) -> {
                    if (same.size() > 1) {
                        throw new ComponentException(
                                "these jars have the same file name, so lib/ cannot have all of them: "
                                        + same.stream()
                                                .map(jar -> jar.coordinates().toString())
                                                .collect(Collectors.joining(", ")));
                    }
                });
    }

    private static void requireSame(LockedJar jar, Optional<LockedJar> before) {
        before.filter(same -> same.coordinates().equals(jar.coordinates())
                        && !same.digest().equals(jar.digest()))
                .ifPresent(same -> {
                    throw otherFile(jar.coordinates(), jar.digest(), same.digest());
                });
    }

    private static ComponentException otherFile(Coordinates jar, String actual, String locked) {
        return new ComponentException("the repositories have another file for " + jar + " than "
                + ComponentLock.NAME + " says: its SHA-256 is " + actual + ", not " + locked
                + ". Nothing was installed. Find out which is right; to take the repository's file, remove the component"
                + " and add it again");
    }

    private static void requireDigest(LockedJar jar, Path file) throws IOException {
        String actual = Sha256.ofFile(file);
        if (!actual.equals(jar.digest())) {
            throw otherFile(jar.coordinates(), actual, jar.digest());
        }
    }

    private void copy(LockedJar jar, Path file) throws IOException {
        Path draft = directory.resolve("." + jar.coordinates().fileName() + ".new");
        // Of a stream, so that the permissions are those of a new file here, not those of the repository's file.
        try (InputStream in = Files.newInputStream(file)) {
            Files.copy(in, draft, StandardCopyOption.REPLACE_EXISTING);
        }
        Files.move(
                draft,
                directory.resolve(jar.coordinates().fileName()),
                StandardCopyOption.ATOMIC_MOVE,
                StandardCopyOption.REPLACE_EXISTING);
    }
}
