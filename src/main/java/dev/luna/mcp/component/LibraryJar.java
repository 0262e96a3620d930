package dev.luna.mcp.component;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A jar in {@code lib/}.
 *
 * @param key the group and the artifact, or only the artifact if the group is unknown
 * @param version the version; empty if it is unknown
 */
record LibraryJar(Path file, String key, String version) {

    private static final Pattern FILE_NAME = Pattern.compile("(?<artifact>.+?)-(?<version>\\d.*)\\.jar");
    private static final Pattern MAVEN =
            Pattern.compile("META-INF/maven/(?<group>[^/]+)/(?<artifact>[^/]+)/pom\\.properties");

    /** Describes a jar that the lock file names. */
    static LibraryJar of(Path file, Coordinates coordinates) {
        return new LibraryJar(file, coordinates.key(), coordinates.version());
    }

    /** Describes any other jar by its name, and by what Maven has written into it. */
    static LibraryJar of(Path file, JarFile jar) {
        String name = file.getFileName().toString();
        Matcher matcher = FILE_NAME.matcher(name);
        String artifact = matcher.matches() ? matcher.group("artifact") : name.replaceFirst("\\.jar$", "");
        String version = matcher.matches() ? matcher.group("version") : "";
        // A jar that contains other libraries has several of these.
        Optional<String> group = jar.stream()
                .map(JarEntry::getName)
                .map(MAVEN::matcher)
                .filter(Matcher::matches)
                .filter(entry -> entry.group("artifact").equals(artifact))
                .map(entry -> entry.group("group"))
                .findFirst();
        return new LibraryJar(file, group.map(found -> found + ":").orElse("") + artifact, version);
    }

    String fileName() {
        return file.getFileName().toString();
    }

    /**
     * The classes in it that a class loader has already; only their number and the first of them.
     *
     * @param packages the beginnings of the classes to look for, with slashes
     */
    Shadowed shadowed(ClassLoader loader, List<String> packages) throws IOException {
        try (JarFile jar = new JarFile(file.toFile())) {
            int count = 0;
            String first = "";
            for (JarEntry entry : (Iterable<JarEntry>) jar.stream()::iterator) {
                String name = entry.getName();
                if (name.endsWith(".class")
                        && packages.stream().anyMatch(name::startsWith)
                        && !name.startsWith("META-INF/")
                        && !name.endsWith("module-info.class")
                        && loader.getResource(name) != null) {
                    first = count++ == 0 ? name : first;
                }
            }
            return new Shadowed(count, first.replaceFirst("\\.class$", "").replace('/', '.'));
        }
    }

    /** @param first the name of the first class */
    record Shadowed(int count, String first) {}
}
