package dev.luna.mcp.component;

import dev.luna.mcp.tool.Diagnostic;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;

/**
 * The jars in {@code lib/} that can be used, and the reasons against the others.
 *
 * @param loader the class loader of the jars; empty if there are none
 * @param problems what is wrong in the directory, by file
 */
public record ComponentLibrary(Optional<ComponentClassLoader> loader, List<Diagnostic> problems)
        implements AutoCloseable {

    public ComponentLibrary {
        problems = List.copyOf(problems);
    }

    /**
     * Opens a directory. It need not exist; if it has no jars and no lock file, nothing more is read.
     *
     * @param directory the directory, usually {@code lib/}
     */
    public static ComponentLibrary open(Path directory) {
        if (!Files.isDirectory(directory)) {
            return new ComponentLibrary(Optional.empty(), List.of());
        }
        List<Path> files = jars(directory);
        if (files.isEmpty() && !Files.exists(directory.resolve(ComponentLock.NAME))) {
            return new ComponentLibrary(Optional.empty(), List.of());
        }
        LibraryCheck check = new LibraryCheck(directory, ServerContents.load());
        List<LibraryJar> usable = check.usable(files);
        return new ComponentLibrary(
                usable.isEmpty()
                        ? Optional.empty()
                        : Optional.of(ComponentClassLoader.of(
                                usable.stream().map(LibraryJar::file).toList())),
                check.problems());
    }

    /** The jars in a directory, sorted by name. */
    static List<Path> jars(Path directory) {
        try (Stream<Path> files = Files.list(directory)) {
            return new ArrayList<>(files.filter(file -> file.toString().endsWith(".jar"))
                    .sorted()
                    .toList());
        } catch (IOException e) {
            throw new ComponentException(directory + " cannot be read (" + e + ")", e);
        }
    }

    /**
     * Runs a task whose thread, like all threads that are started meanwhile, finds the classes of the jars: libraries
     * look for drivers and other services with the class loader of the thread.
     */
    public <T> T call(Callable<T> task) throws Exception {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        loader.ifPresent(thread::setContextClassLoader);
        try {
            return task.call();
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    @Override
    public void close() {
        loader.ifPresent(ComponentClassLoader::close);
    }
}
