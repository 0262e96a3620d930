package dev.luna.mcp.tool.loading;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Finds files below {@code routes/} and the tool directories that look as if they were to be loaded, and are not. Hidden files and
 * documents are left out, and so are files that a route mentions.
 *
 * @param routes {@code routes/}
 * @param directories the directories that are read
 */
public record UnusedFiles(Path routes, List<Path> directories) {

    /** The reason, and the way out. */
    public static final String REASON =
            "not a file that is loaded; tools end in .yaml, .yml, .xml or .java and are below"
                    + " routes/tools, routes/blocks, routes/kamelets or a directory of --tools, and files of the front door end in .yaml"
                    + " and are in routes/ or routes/methods/. Rename, move or delete it";

    /** Directories below {@code routes/} that are read only if the command line or a setting says so. */
    private static final List<String> NOT_ALWAYS_READ = List.of("tools", "search", "connect");

    private static final Pattern DOCUMENT = Pattern.compile("(?i)(readme|license|notice|changelog).*|.*\\.md");

    /** Names of routes in some format, or of copies that an editor made of them. Directories elsewhere may have other files, too. */
    private static final Pattern ROUTES =
            Pattern.compile("(?i).*\\.(ya?ml|xml|java|camel|kamelet|groovy|kts?|jsh?)\\b.*");

    public UnusedFiles {
        directories = List.copyOf(directories);
    }

    /** Finds them, also those that a route mentions. */
    Set<Path> find() throws IOException {
        Set<Path> unused = new TreeSet<>();
        for (Path directory : directories) {
            if (Files.isDirectory(directory)) {
                walk(directory, unused);
            }
        }
        if (Files.isDirectory(routes)) {
            walk(routes, unused);
        }
        return unused;
    }

    /** Returns the text about such files for the log; empty if there are none. */
    public static Optional<String> report(Set<Path> unused) {
        return unused.isEmpty()
                ? Optional.empty()
                : Optional.of("Not loaded: "
                        + unused.stream().map(Path::toString).collect(Collectors.joining(", ")) + ": " + REASON);
    }

    private void walk(Path top, Set<Path> unused) throws IOException {
        Files.walkFileTree(top, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
                boolean other =
                        NOT_ALWAYS_READ.stream().map(routes::resolve).anyMatch(directory::equals) && !isRead(directory);
                return !directory.equals(top) && (RouteDirectories.isHidden(directory) || other)
                        ? FileVisitResult.SKIP_SUBTREE
                        : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                if (isUnused(file)) {
                    unused.add(file);
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException failure) {
                // Deleted meanwhile, or not readable, which loading reports.
                return FileVisitResult.CONTINUE;
            }
        });
    }

    private boolean isRead(Path path) {
        return directories.stream().anyMatch(path::startsWith);
    }

    private boolean isUnused(Path file) {
        String name = file.getFileName().toString();
        if (RouteDirectories.isHidden(file) || DOCUMENT.matcher(name).matches()) {
            return false;
        }
        if (isRead(file)) {
            return !RouteDirectories.isRoutes(file)
                    && (file.startsWith(routes) || ROUTES.matcher(name).matches());
        }
        boolean frontDoor = file.getParent().equals(routes) || file.getParent().equals(routes.resolve("methods"));
        return !(frontDoor && name.endsWith(".yaml"));
    }
}
