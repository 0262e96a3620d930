package dev.luna.mcp.component;

import dev.luna.mcp.digest.Sha256;
import dev.luna.mcp.tool.Diagnostic;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.jar.JarFile;

/** Decides which jars of {@code lib/} are used, and collects what is wrong with the others. For one use. */
final class LibraryCheck {

    private static final String REINSTALL = "; to install the jars of the lock file again, run: ./luna add";

    private final Path directory;
    private final ServerContents server;
    private final List<Diagnostic> problems = new ArrayList<>();

    LibraryCheck(Path directory, ServerContents server) {
        this.directory = directory;
        this.server = server;
    }

    /** The jars to use: intact, as the lock file has them, and one version of each. */
    List<LibraryJar> usable(List<Path> files) {
        Optional<ComponentLock> found = lock();
        if (found.isEmpty()) {
            return List.of();
        }
        ComponentLock lock = found.get();
        List<LibraryJar> intact = files.stream()
                .flatMap(file -> intact(file, lock.named(file.getFileName().toString())).stream())
                .filter(jar -> !isInServer(jar))
                .toList();
        List<LibraryJar> usable = oneVersionOfEach(intact, lock);
        usable.forEach(jar -> reportShadowed(
                jar, lock.named(jar.fileName()).isPresent() ? List.of("dev/luna/", "org/apache/camel/") : List.of("")));
        lock.jars().stream()
                .filter(jar -> !Files.exists(directory.resolve(jar.coordinates().fileName())))
                .forEach(jar -> report(
                        jar.coordinates().fileName(), ComponentLock.NAME + " names it, but it is missing" + REINSTALL));
        reportVersions(lock);
        return usable;
    }

    /** The mistakes that were found. */
    List<Diagnostic> problems() {
        return problems;
    }

    private void report(String fileName, String reason) {
        problems.add(new Diagnostic(directory.getFileName() + "/" + fileName, 1, reason));
    }

    /** The lock file; empty if it is damaged: then no jar can be trusted. */
    private Optional<ComponentLock> lock() {
        try {
            return Optional.of(ComponentLock.read(directory));
        } catch (ComponentException e) {
            report(ComponentLock.NAME, "no jar of this directory is used: " + e.getMessage());
            return Optional.empty();
        }
    }

    private Optional<LibraryJar> intact(Path file, Optional<LockedJar> locked) {
        String name = file.getFileName().toString();
        try {
            String expected = locked.map(LockedJar::digest).orElse("");
            String actual = expected.isEmpty() ? "" : Sha256.ofFile(file);
            if (!actual.equals(expected)) {
                report(
                        name,
                        "it is not used, because it is not the file of " + ComponentLock.NAME + ": its SHA-256 is "
                                + actual + ", not " + expected + "; if nobody should have changed it, find out who did"
                                + REINSTALL);
                return Optional.empty();
            }
            try (JarFile jar = new JarFile(file.toFile())) {
                return Optional.of(locked.map(known -> LibraryJar.of(file, known.coordinates()))
                        .orElseGet(() -> LibraryJar.of(file, jar)));
            }
        } catch (IOException e) {
            report(name, "it is not used, because it is damaged (" + e.getMessage() + "); delete it" + REINSTALL);
            return Optional.empty();
        }
    }

    private boolean isInServer(LibraryJar jar) {
        Optional<Coordinates> own = server.find(jar.key());
        own.ifPresent(library -> report(
                jar.fileName(),
                "it is not used, because the server contains " + library.key() + " " + library.version()
                        + " itself; delete it"));
        return own.isPresent();
    }

    private List<LibraryJar> oneVersionOfEach(List<LibraryJar> jars, ComponentLock lock) {
        Map<String, LibraryJar> best = new LinkedHashMap<>();
        Comparator<LibraryJar> order = Comparator.comparing(
                        (LibraryJar jar) -> lock.named(jar.fileName()).isPresent())
                .thenComparing(LibraryJar::version, new VersionOrder());
        for (LibraryJar jar : jars) {
            best.merge(jar.key(), jar, (first, second) -> order.compare(first, second) >= 0 ? first : second);
        }
        jars.stream()
                .filter(jar -> best.get(jar.key()) != jar)
                .forEach(jar -> report(
                        jar.fileName(),
                        "it is not used, because " + best.get(jar.key()).fileName() + " is another version of "
                                + jar.key() + "; delete one of them"));
        return List.copyOf(best.values());
    }

    /**
     * Reports classes that the server has already. A jar of the lock file was resolved together with the server's
     * libraries, so that only the server and Camel are of interest: others have shims of common libraries.
     */
    private void reportShadowed(LibraryJar jar, List<String> packages) {
        try {
            LibraryJar.Shadowed shadowed = jar.shadowed(LibraryCheck.class.getClassLoader(), packages);
            if (shadowed.count() > 0) {
                report(
                        jar.fileName(),
                        shadowed.count() + (shadowed.count() == 1 ? " class" : " classes")
                                + " in it cannot be used, because the server has its own: " + shadowed.first()
                                + (shadowed.count() == 1 ? "" : " and others"));
            }
        } catch (IOException e) {
            report(jar.fileName(), "it is damaged (" + e.getMessage() + ")" + REINSTALL);
        }
    }

    private void reportVersions(ComponentLock lock) {
        lock.added().stream()
                .map(LockedJar::coordinates)
                .filter(jar ->
                        jar.group().equals("org.apache.camel") && !jar.version().equals(server.camelVersion()))
                .forEach(jar -> report(
                        jar.fileName(),
                        "it is of Camel " + jar.version() + ", but the server has Camel " + server.camelVersion()
                                + "; to get its own version, run: ./luna add " + jar.artifact()));
        lock.conflictsWith(server).forEach(text -> report(ComponentLock.NAME, text));
    }
}
