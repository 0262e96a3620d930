package dev.luna.mcp.workspace;

import dev.luna.mcp.process.DirectoryIdentity;
import dev.luna.mcp.process.DirectoryTree;
import dev.luna.mcp.process.Leftovers;
import dev.luna.mcp.process.OpenDirectory;
import dev.luna.mcp.process.ServerRun;
import dev.luna.mcp.process.WorkingDirectories;
import dev.luna.mcp.process.WorkspaceHold;
import dev.luna.mcp.tool.Degradation;
import dev.luna.mcp.tool.InvalidArgumentException;
import dev.luna.mcp.tool.ToolException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one directory in which tools may read and write. It is made when it is first needed.
 *
 * <p>Callers name places in it by relative paths, which are resolved with all symbolic links and must still be inside.
 * New things are made aside and put in place whole: there is never a half-made one under its final name. Directories are opened
 * name by name without following links, since what runs in a project can rename what is in it. Where the host's file system
 * fails, methods throw a {@link ToolException}. Safe for use by several threads.
 */
public final class Workspace implements WorkingDirectories, Degradation {

    private static final Logger LOG = LoggerFactory.getLogger(Workspace.class);

    private static final String ASIDE = ".making";
    /** Directories in which the server itself puts projects. */
    private static final Set<String> COLLECTIONS = Set.of("git");

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,127}");
    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");

    private final Path directory;
    private final WorkspacePlaces places = new WorkspacePlaces();

    /** @param directory where it is on the host; relative to the server's working directory if not absolute */
    public Workspace(Path directory) {
        this.directory = directory.toAbsolutePath().normalize();
    }

    /**
     * Finds a directory that a caller names.
     *
     * @param argument what the caller calls the path, for the message
     * @param path relative to the workspace; {@code .} is the workspace itself
     * @return its real path
     * @throws InvalidArgumentException if it leads out of the workspace, or is no directory
     */
    public Path directory(String argument, String path) {
        Path place = inside(argument, path);
        if (!Files.isDirectory(place)) {
            throw new InvalidArgumentException("Argument '" + argument + "': '" + path + "' is not a directory.");
        }
        return place;
    }

    private Path inside(String argument, String path) {
        if (path.isBlank() || CONTROL.matcher(path).find()) {
            throw new InvalidArgumentException(
                    "Argument '" + argument + "' must be a path, without control characters.");
        }
        try {
            Path relative = Path.of(path).normalize();
            if (relative.isAbsolute() || relative.startsWith("..") || relative.startsWith(ASIDE)) {
                throw outside(argument, path);
            }
            Path real = root().resolve(relative).toRealPath();
            if (!real.startsWith(root()) || real.startsWith(root().resolve(ASIDE))) {
                throw outside(argument, path);
            }
            return real;
        } catch (InvalidPathException | IOException e) {
            throw new InvalidArgumentException(
                    "Argument '" + argument + "': there is no '" + path + "' in the workspace.");
        }
    }

    private static InvalidArgumentException outside(String argument, String path) {
        return new InvalidArgumentException(
                "Argument '" + argument + "': '" + path
                        + "' leads out of the workspace. Give a path relative to the workspace, such as one that a tool returned.");
    }

    /**
     * Reads a text that a project holds.
     *
     * @param directory as {@link #directory} found it
     * @return nothing if there is no such file, it is a link or anything else that is no file, or it is longer
     */
    public Optional<String> read(Path directory, String name, int longest) {
        try (OpenDirectory open = OpenDirectory.under(root(), directory)) {
            return open.read(Path.of(name), longest);
        } catch (IOException e) {
            throw WorkingDirectories.replaced(relative(directory));
        }
    }

    /**
     * The place of something that is, or will be, in the workspace.
     *
     * @param names one plain name for each level
     */
    public Path place(String... names) {
        Path place = root();
        for (String name : names) {
            if (!NAME.matcher(name).matches()) {
                throw new IllegalArgumentException("'" + name + "' is no plain name");
            }
            place = place.resolve(name);
        }
        return place;
    }

    /** Whether there is anything at a place, even a symbolic link to nothing. */
    public boolean isTaken(Path place) {
        return Files.exists(place, LinkOption.NOFOLLOW_LINKS);
    }

    /** How callers name a place in the workspace. */
    public String relative(Path place) {
        String relative = root().relativize(place).toString().replace('\\', '/');
        return relative.isEmpty() ? "." : relative;
    }

    /** A text of a command without the path that the workspace has on the host. */
    public String withoutHostPath(String text) {
        return text.replace(root().toString(), ".");
    }

    /**
     * Checks that a directory is a project, so that a sandbox may open it for writing: neither the workspace nor another
     * directory in which the server itself works.
     *
     * @param place a real path in the workspace
     * @param home the server's own directory
     * @throws InvalidArgumentException if it is not
     */
    @Override
    public void requireProject(Path place, Path home) {
        Path root = root();
        Path inside = root.relativize(place);
        Path own = home.equals(root) ? home.resolve("routes") : home;
        boolean holdsServer = home.startsWith(root) && (own.startsWith(place) || place.startsWith(own));
        if (place.equals(root) || inside.startsWith(ASIDE) || COLLECTIONS.contains(inside.toString()) || holdsServer) {
            throw new InvalidArgumentException("Argument 'path': '" + relative(place)
                    + "' is not one project, and the server itself works there. Its tests run in a sandbox, for which one"
                    + " project must be named, such as a path that scaffold_project or git_clone returned.");
        }
    }

    /**
     * Lets the caller work in a directory, if it is in the workspace, as the only one.
     *
     * @param directory as {@link #directory(String, String)} found it; nothing is held if there is none, or outside
     * @throws dev.luna.mcp.tool.ServerBusyException if something else works there, or in a directory in or above it
     * @throws ToolException if it has been replaced since it was found
     */
    @Override
    public WorkspaceHold hold(Optional<Path> directory) throws InterruptedException {
        Path root = root();
        Optional<Path> inside = directory.filter(path -> path.startsWith(root));
        return inside.isPresent() ? hold(root, inside.get()) : new WorkspaceHold(Optional.empty(), () -> {});
    }

    private WorkspaceHold hold(Path root, Path place) throws InterruptedException {
        boolean shared = !place.startsWith(root.resolve(ASIDE));
        if (shared) {
            places.take(place, relative(place));
        }
        Runnable release = () -> {
            if (shared) {
                places.leave(place);
            }
        };
        try (OpenDirectory open = OpenDirectory.under(root, place)) {
            return new WorkspaceHold(DirectoryIdentity.of(open), release);
        } catch (IOException e) {
            release.run();
            LOG.warn("'{}' cannot be used: {}", relative(place), e.toString());
            throw WorkingDirectories.replaced(relative(place));
        } catch (RuntimeException e) {
            release.run();
            throw e;
        }
    }

    /** A new, empty directory in which to make something; put it in place or discard it. */
    public Path aside() {
        try {
            return Files.createDirectory(staging().resolve(ServerRun.current().name() + "-" + UUID.randomUUID()));
        } catch (IOException e) {
            throw unusable(e);
        }
    }

    private Path staging() throws IOException {
        Path staging = root().resolve(ASIDE);
        try {
            return Files.createDirectory(staging);
        } catch (FileAlreadyExistsException e) {
            if (Files.isDirectory(staging, LinkOption.NOFOLLOW_LINKS)) {
                return staging;
            }
            throw e;
        }
    }

    /**
     * Moves what was made aside to its place, in one step.
     *
     * @return false, changing nothing, if the place is taken
     */
    public boolean putInPlace(Path made, Path place) {
        Path name = place.getFileName();
        try (OpenDirectory from = OpenDirectory.under(root(), made.getParent());
                OpenDirectory to = openOrMake(place.getParent())) {
            if (to.attributes(name).isPresent()) {
                return false;
            }
            from.move(made.getFileName(), to, name);
            return true;
        } catch (IOException e) {
            if (isTaken(place)) {
                return false; // somebody else was faster
            }
            throw unusable(e);
        }
    }

    private OpenDirectory openOrMake(Path place) throws IOException {
        try {
            return OpenDirectory.under(root(), place);
        } catch (NoSuchFileException e) {
            Path made = aside();
            try {
                putInPlace(made, place);
                return OpenDirectory.under(root(), place);
            } finally {
                discard(made);
            }
        }
    }

    /** Deletes what was made aside, if it is still there. */
    public void discard(Path made) {
        try {
            DirectoryTree.delete(made);
        } catch (IOException e) {
            throw unusable(e);
        }
    }

    /** Deletes what servers that were killed have left half made. To be called when a server starts. */
    public void tidy() {
        Path aside = directory.resolve(ASIDE);
        if (Files.isDirectory(aside, LinkOption.NOFOLLOW_LINKS)) {
            Leftovers.deleteUnder(aside, "");
        }
    }

    /** Tries it, and logs why it cannot be used. To be called when a server starts. */
    public void prepare() {
        degradation().ifPresent(problem -> LOG.error("{}", problem));
    }

    /** Tried by making a directory in it and deleting that, so that a full or read-only disk is found, too. */
    @Override
    public Optional<String> degradation() {
        try {
            made(directory);
            Path made =
                    Files.createDirectory(staging().resolve(ServerRun.current().name() + "-" + UUID.randomUUID()));
            DirectoryTree.delete(made);
            return Optional.empty();
        } catch (IOException e) {
            return Optional.of("The workspace " + directory + " cannot be written to (" + cause(e)
                    + "), so the tools that work on files fail. Set LUNA_WORKSPACE to a directory that the server's user may"
                    + " write.");
        }
    }

    /** Java's exceptions for files often say nothing but the path. */
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
            return made(directory).toRealPath();
        } catch (IOException e) {
            throw unusable(e);
        }
    }

    private static Path made(Path directory) throws IOException {
        return Files.isDirectory(directory) ? directory : Files.createDirectories(directory);
    }

    private static ToolException unusable(IOException cause) {
        return new ToolException("The workspace of this server cannot be written to.", cause);
    }
}
