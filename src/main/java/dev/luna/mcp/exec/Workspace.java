package dev.luna.mcp.exec;

import dev.luna.mcp.tool.InvalidArgumentException;
import dev.luna.mcp.tool.ToolException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * The one directory in which tools may read and write. It is made when it is first needed.
 *
 * <p>Callers name places in it by relative paths, which are resolved with all symbolic links and must still be inside.
 * New things are made aside and put in place whole: there is never a half-made one under its final name. Where the
 * host's file system fails, methods throw a {@link ToolException}. Immutable and safe for use by several threads.
 */
public final class Workspace {

    private static final String ASIDE = ".making";
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,127}");
    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");

    private final Path directory;

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
            if (!real.startsWith(root())) {
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

    /** A new, empty directory in which to make something; put it in place or discard it. */
    public Path aside() {
        try {
            return Files.createDirectory(
                    made(root().resolve(ASIDE)).resolve(ServerRun.current().name() + "-" + UUID.randomUUID()));
        } catch (IOException e) {
            throw unusable(e);
        }
    }

    /**
     * Moves what was made aside to its place, in one step.
     *
     * @return false, changing nothing, if the place is taken
     */
    public boolean putInPlace(Path made, Path place) {
        try {
            if (!made(place.getParent()).toRealPath().startsWith(root())) {
                throw new IOException("A directory of the workspace became a link out of it");
            }
            if (isTaken(place)) {
                return false;
            }
            Files.move(made, place, StandardCopyOption.ATOMIC_MOVE);
            return true;
        } catch (IOException e) {
            if (isTaken(place)) {
                return false; // somebody else was faster
            }
            throw unusable(e);
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
        if (Files.isDirectory(aside)) {
            Leftovers.deleteUnder(aside, "");
        }
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
