package dev.luna.mcp.workspace;

import dev.luna.mcp.process.DirectoryIdentity;
import dev.luna.mcp.process.DirectoryLock;
import dev.luna.mcp.process.DirectoryTree;
import dev.luna.mcp.process.OpenDirectory;
import dev.luna.mcp.process.WorkingDirectories;
import dev.luna.mcp.tool.Degradation;
import dev.luna.mcp.tool.InvalidArgumentException;
import dev.luna.mcp.tool.ToolException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one directory in which tools may read and write. It is created on first use.
 *
 * <p>Callers give relative paths, which are resolved with all symbolic links and must still be inside. New files and directories
 * are completed in a staging directory and published atomically: there is never a partial one under its final name. Directories
 * are opened name by name without following links, since code of a project can rename what is in it. Where the host's file
 * system fails, methods throw a {@link ToolException}. Thread-safe.
 */
public final class Workspace implements WorkingDirectories, Degradation {

    private static final Logger LOG = LoggerFactory.getLogger(Workspace.class);

    /** Directories in which the server itself puts projects. */
    private static final Set<String> COLLECTIONS = Set.of("git");

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,127}");

    private final Path directory;
    private final DirectoryLocks locks = new DirectoryLocks();

    /** @param directory the path on the host; relative to the server's working directory if not absolute */
    public Workspace(Path directory) {
        this.directory = directory.toAbsolutePath().normalize();
    }

    /**
     * Returns the real path of a directory that a caller names.
     *
     * @param argument name of the caller's argument, for the message
     * @param path relative to the workspace; {@code .} is the workspace itself
     * @throws InvalidArgumentException if the path leads out of the workspace, or is not a directory
     */
    public Path directory(String argument, String path) {
        Path real = CallerPath.resolve(root(), argument, path);
        if (!Files.isDirectory(real)) {
            throw new InvalidArgumentException("Argument '" + argument + "': '" + path + "' is not a directory.");
        }
        return real;
    }

    /**
     * Reads a text file of a project.
     *
     * @param directory the result of {@link #directory}
     * @return empty if there is no such file, it is a link or not a regular file, or it is longer
     */
    public Optional<String> read(Path directory, String name, int longest) {
        try (OpenDirectory open = OpenDirectory.under(root(), directory)) {
            return open.read(Path.of(name), longest);
        } catch (IOException e) {
            throw WorkingDirectories.replaced(relative(directory));
        }
    }

    /**
     * Returns the path of a file or directory that exists in the workspace, or will.
     *
     * @param names one plain name for each level
     */
    public Path resolve(String... names) {
        Path path = root();
        for (String name : names) {
            if (!NAME.matcher(name).matches()) {
                throw new IllegalArgumentException("'" + name + "' is no plain name");
            }
            path = path.resolve(name);
        }
        return path;
    }

    /** Returns true if there is anything at a path, even a symbolic link to nothing. */
    public boolean exists(Path path) {
        return Files.exists(path, LinkOption.NOFOLLOW_LINKS);
    }

    /** Returns a path in the form in which callers give it. */
    public String relative(Path path) {
        String relative = root().relativize(path).toString().replace('\\', '/');
        return relative.isEmpty() ? "." : relative;
    }

    /** Returns an output of a command without the path of the workspace on the host. */
    public String withoutHostPath(String text) {
        return text.replace(root().toString(), ".");
    }

    /**
     * Checks that a directory is a project, so that a sandbox may open it for writing: neither the workspace nor another
     * directory in which the server itself works.
     *
     * @param path a real path in the workspace
     * @param home the server's own directory
     * @throws InvalidArgumentException if it is not a project
     */
    @Override
    public void requireProject(Path path, Path home) {
        Path root = root();
        Path inside = root.relativize(path);
        Path own = home.equals(root) ? home.resolve("routes") : home;
        boolean holdsServer = home.startsWith(root) && (own.startsWith(path) || path.startsWith(own));
        if (path.equals(root)
                || inside.startsWith(StagingArea.NAME)
                || COLLECTIONS.contains(inside.toString())
                || holdsServer) {
            throw new InvalidArgumentException("Argument 'path': '" + relative(path)
                    + "' is not one project, and the server itself works there. Its tests run in a sandbox, for which one"
                    + " project must be named, such as a path that scaffold_project or git_clone returned.");
        }
    }

    /**
     * Locks a directory of the workspace.
     *
     * @param directory the result of {@link #directory(String, String)}; an empty one, or one outside, is not locked
     * @throws dev.luna.mcp.tool.ServerBusyException if another call works there, or in a directory in or above it
     * @throws ToolException if it was replaced after its path was resolved
     */
    @Override
    public DirectoryLock lock(Optional<Path> directory) throws InterruptedException {
        Path root = root();
        Optional<Path> inside = directory.filter(path -> path.startsWith(root));
        return inside.isPresent() ? lock(root, inside.get()) : new DirectoryLock(Optional.empty(), () -> {});
    }

    private DirectoryLock lock(Path root, Path path) throws InterruptedException {
        boolean shared = !path.startsWith(root.resolve(StagingArea.NAME));
        if (shared) {
            locks.acquire(path, relative(path));
        }
        Runnable release = () -> {
            if (shared) {
                locks.release(path);
            }
        };
        try (OpenDirectory open = OpenDirectory.under(root, path)) {
            return new DirectoryLock(DirectoryIdentity.of(open), release);
        } catch (IOException e) {
            release.run();
            LOG.warn("'{}' cannot be used: {}", relative(path), e.toString());
            throw WorkingDirectories.replaced(relative(path));
        } catch (RuntimeException e) {
            release.run();
            throw e;
        }
    }

    /** Creates an empty directory, to be filled and then published or discarded. */
    public Path newStagingDirectory() {
        try {
            return new StagingArea(root()).newDirectory();
        } catch (IOException e) {
            throw unusable(e);
        }
    }

    /**
     * Moves a staged file or directory to its target, in one step.
     *
     * @return false, changing nothing, if the target exists
     */
    public boolean publish(Path staged, Path target) {
        try {
            return new StagingArea(root()).publish(staged, target);
        } catch (IOException e) {
            throw unusable(e);
        }
    }

    /** Deletes a staging directory, if it still exists. */
    public void discard(Path staging) {
        try {
            DirectoryTree.delete(staging);
        } catch (IOException e) {
            throw unusable(e);
        }
    }

    /** Deletes the staging directories of servers that were killed. Call it when a server starts. */
    public void removeStale() {
        new StagingArea(directory).removeStale();
    }

    /** Checks the workspace and logs why it cannot be used. Call it when a server starts. */
    public void prepare() {
        degradation().ifPresent(problem -> LOG.error("{}", problem));
    }

    /** Creates and deletes a directory in the workspace, which also detects a full or read-only disk. */
    @Override
    public Optional<String> degradation() {
        try {
            create(directory);
            DirectoryTree.delete(new StagingArea(directory).newDirectory());
            return Optional.empty();
        } catch (IOException e) {
            return Optional.of("The workspace " + directory + " cannot be written to (" + cause(e)
                    + "), so the tools that work on files fail. Set LUNA_WORKSPACE to a directory that the server's user may"
                    + " write.");
        }
    }

    /** Java's exceptions for files often contain only the path. */
    private static String cause(IOException e) {
        if (e instanceof FileAlreadyExistsException) {
            return "there is a file of that name";
        }
        if (e instanceof AccessDeniedException denied) {
            return "the server's user may not write " + denied.getFile();
        }
        return e instanceof FileSystemException failed && failed.getReason() != null
                ? failed.getReason()
                : e.toString();
    }

    private Path root() {
        try {
            return create(directory).toRealPath();
        } catch (IOException e) {
            throw unusable(e);
        }
    }

    private static Path create(Path directory) throws IOException {
        return Files.isDirectory(directory) ? directory : Files.createDirectories(directory);
    }

    private static ToolException unusable(IOException cause) {
        return new ToolException("The workspace of this server cannot be written to.", cause);
    }
}
