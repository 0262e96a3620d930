package dev.luna.mcp.tool.loading;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The tool directories, or single route files, with the files of the jar that belong there. Hidden files, such as an
 * editor's temporary files, are ignored. Immutable.
 */
public final class RouteDirectories {

    /** Callback before the files of a directory are listed. */
    @FunctionalInterface
    interface Visitor {
        void visit(Path directory) throws IOException;
    }

    private static final List<String> EXTENSIONS = List.of(".yaml", ".yml", ".xml", ".java");

    private final Path routes;
    private final BuiltInFiles builtIn;
    private final List<Path> directories;

    /** @param routes {@code routes/}, below which files replace those in the jar */
    public RouteDirectories(Path routes, List<Path> directories) {
        this.routes = routes;
        this.builtIn = new BuiltInFiles(routes);
        this.directories = List.copyOf(directories);
    }

    /**
     * Reads all route files, directory by directory, in the order of their paths.
     *
     * @throws UncheckedIOException if one cannot be read
     */
    public List<RouteFile> read() {
        return read(directory -> {});
    }

    /**
     * Finds the files that look as if they were to be loaded, and are not.
     *
     * @throws IOException if a directory cannot be read
     */
    public Set<Path> unused() throws IOException {
        Set<Path> unused = new UnusedFiles(routes, directories).find();
        if (!unused.isEmpty()) {
            List<RouteFile> read = read();
            unused.removeIf(file -> read.stream()
                    .anyMatch(other -> other.text().contains(file.getFileName().toString())));
        }
        return unused;
    }

    /** Reads all route files; each directory is visited before it is listed. */
    List<RouteFile> read(Visitor visitor) {
        Map<Path, List<RouteFile>> files = new LinkedHashMap<>();
        try {
            for (Path directory : directories) {
                List<RouteFile> own = new ArrayList<>();
                for (Path path : list(directory, visitor)) {
                    add(own, directory, path);
                }
                files.put(directory, own);
            }
            List<RouteFile> all = files.values().stream().flatMap(List::stream).toList();
            for (Path directory : files.keySet()) {
                files.get(directory).addAll(builtIn.below(directory, all));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return files.values().stream()
                .flatMap(found -> found.stream().sorted(Comparator.comparing(RouteFile::path)))
                .toList();
    }

    private static void add(List<RouteFile> files, Path directory, Path path) throws IOException {
        try {
            Path below = directory.equals(path) ? path.getFileName() : directory.relativize(path);
            String name = below.toString().replace('\\', '/');
            files.add(RouteFile.of(path, name, Files.readAllBytes(path)));
        } catch (NoSuchFileException e) {
            // Deleted since it was listed.
        }
    }

    private static List<Path> list(Path top, Visitor visitor) throws IOException {
        List<Path> found = new ArrayList<>();
        if (isRoutes(top)) {
            return List.of(top);
        }
        if (!Files.isDirectory(top)) {
            return found;
        }
        Files.walkFileTree(top, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes)
                    throws IOException {
                if (!directory.equals(top) && isHidden(directory)) {
                    return FileVisitResult.SKIP_SUBTREE;
                }
                visitor.visit(directory);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                if (isRoutes(file)) {
                    found.add(file);
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
                if (failure instanceof NoSuchFileException) {
                    return FileVisitResult.CONTINUE;
                }
                throw failure;
            }
        });
        return found;
    }

    /** Returns true if the path is a route file, by its name. */
    public static boolean isRoutes(Path file) {
        String name = file.getFileName().toString();
        return EXTENSIONS.stream().anyMatch(name::endsWith) && !isHidden(file) && Files.isRegularFile(file);
    }

    static boolean isHidden(Path path) {
        return path.getFileName().toString().startsWith(".");
    }
}
