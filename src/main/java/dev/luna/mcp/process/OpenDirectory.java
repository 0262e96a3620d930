package dev.luna.mcp.process;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.SecureDirectoryStream;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributeView;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Iterator;
import java.util.Optional;
import java.util.Set;

/**
 * A directory that is held open by a file descriptor. Its entries are addressed relative to it without following symbolic
 * links, so it stays the same directory even if its path is renamed. Without support for such descriptors in Java, it uses
 * paths.
 */
public final class OpenDirectory implements Closeable, Iterable<Path> {

    private static final Set<PosixFilePermission> OWN = PosixFilePermissions.fromString("rwx------");

    private final Path path;
    private final DirectoryStream<Path> entries;

    private OpenDirectory(Path path, DirectoryStream<Path> entries) {
        this.path = path;
        this.entries = entries;
    }

    /** Opens a directory by a path that no other process can change. */
    public static OpenDirectory of(Path path) throws IOException {
        return new OpenDirectory(path, Files.newDirectoryStream(path));
    }

    /** Opens a directory below another, name by name. */
    public static OpenDirectory under(Path root, Path place) throws IOException {
        OpenDirectory directory = of(root);
        for (Path name : root.relativize(place)) {
            if (!name.toString().isEmpty()) {
                try (OpenDirectory parent = directory) {
                    directory = parent.open(name);
                }
            }
        }
        return directory;
    }

    /** Opens an entry, which must be a directory and not a link. */
    public OpenDirectory open(Path name) throws IOException {
        Path child = path.resolve(name);
        if (entries instanceof SecureDirectoryStream<Path> descriptor) {
            return new OpenDirectory(child, descriptor.newDirectoryStream(name, LinkOption.NOFOLLOW_LINKS));
        }
        if (!Files.isDirectory(child, LinkOption.NOFOLLOW_LINKS)) {
            throw new NotDirectoryException(child.toString());
        }
        return of(child);
    }

    /** Opens this directory again, since its entries can be listed only once. */
    public OpenDirectory reopen() throws IOException {
        return open(Path.of("."));
    }

    public Path path() {
        return path;
    }

    /** Returns the names of its entries. */
    @Override
    public Iterator<Path> iterator() {
        Iterator<Path> paths = entries.iterator();
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return paths.hasNext();
            }

            @Override
            public Path next() {
                return paths.next().getFileName();
            }
        };
    }

    /** Returns the attributes of the directory itself. */
    public BasicFileAttributes attributes() throws IOException {
        return entries instanceof SecureDirectoryStream<Path> descriptor
                ? descriptor.getFileAttributeView(BasicFileAttributeView.class).readAttributes()
                : Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    }

    /** Returns the attributes of an entry, without following a link; empty if there is no such entry. */
    public Optional<BasicFileAttributes> attributes(Path name) throws IOException {
        try {
            return Optional.of(
                    entries instanceof SecureDirectoryStream<Path> descriptor
                            ? descriptor
                                    .getFileAttributeView(name, BasicFileAttributeView.class, LinkOption.NOFOLLOW_LINKS)
                                    .readAttributes()
                            : Files.readAttributes(
                                    path.resolve(name), BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    /** Reads an entry; empty if it is a link, not a regular file, or longer than the given number of bytes. */
    public Optional<String> read(Path name, int longest) throws IOException {
        if (attributes(name)
                .filter(file -> file.isRegularFile() && file.size() <= longest)
                .isEmpty()) {
            return Optional.empty();
        }
        Set<OpenOption> options = Set.of(StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS);
        try (InputStream in = Channels.newInputStream(
                entries instanceof SecureDirectoryStream<Path> descriptor
                        ? descriptor.newByteChannel(name, options)
                        : Files.newByteChannel(path.resolve(name), options))) {
            return Optional.of(new String(in.readNBytes(longest), StandardCharsets.UTF_8));
        }
    }

    /** Restricts the permissions of the directory to the server's user. */
    public void restrictToOwner() throws IOException {
        PosixFileAttributeView view = entries instanceof SecureDirectoryStream<Path> descriptor
                ? descriptor.getFileAttributeView(PosixFileAttributeView.class)
                : Files.getFileAttributeView(path, PosixFileAttributeView.class, LinkOption.NOFOLLOW_LINKS);
        if (view != null) {
            view.setPermissions(OWN);
        }
    }

    public void deleteFile(Path name) throws IOException {
        if (entries instanceof SecureDirectoryStream<Path> descriptor) {
            descriptor.deleteFile(name);
        } else {
            Files.delete(path.resolve(name));
        }
    }

    /** Deletes an entry that is an empty directory. */
    public void deleteDirectory(Path name) throws IOException {
        if (entries instanceof SecureDirectoryStream<Path> descriptor) {
            descriptor.deleteDirectory(name);
        } else {
            Files.delete(path.resolve(name));
        }
    }

    /** Renames an entry into another directory of the same file system, atomically. */
    public void move(Path name, OpenDirectory target, Path newName) throws IOException {
        if (entries instanceof SecureDirectoryStream<Path> from
                && target.entries instanceof SecureDirectoryStream<Path> to) {
            from.move(name, to, newName);
        } else {
            Files.move(path.resolve(name), target.path.resolve(newName), StandardCopyOption.ATOMIC_MOVE);
        }
    }

    @Override
    public void close() throws IOException {
        entries.close();
    }
}
