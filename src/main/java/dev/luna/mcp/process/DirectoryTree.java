package dev.luna.mcp.process;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.UUID;

/** Deletes directories with contents of any kind. */
public final class DirectoryTree {

    private DirectoryTree() {}

    /**
     * Deletes a file or a directory with its contents; of a symbolic link only the link. Directories without permissions
     * are made accessible first. A path that does not exist is not a failure.
     *
     * <p>It works on file descriptors, of which it needs four, however deep the tree is.
     */
    public static void delete(Path path) throws IOException {
        Path absolute = path.toAbsolutePath();
        try (OpenDirectory parent = OpenDirectory.of(absolute.getParent())) {
            delete(parent, absolute.getFileName());
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        } catch (NoSuchFileException e) {
            // its directory does not exist either, or another thread was faster
            return;
        }
    }

    private static void delete(OpenDirectory parent, Path name) throws IOException {
        if (!isDirectory(parent, name)) {
            parent.deleteFile(name);
            return;
        }
        try (OpenDirectory top = openToChange(parent, name)) {
            while (flatten(top)) {
                // until the directory is empty
            }
        }
        parent.deleteDirectory(name);
    }

    /**
     * Deletes the files of a directory and of its subdirectories, and moves the directories one level up: a tree of any
     * depth loses one level. Returns true if there was anything.
     */
    private static boolean flatten(OpenDirectory top) throws IOException {
        boolean any = false;
        boolean changed = false;
        try (OpenDirectory listed = top.reopen()) {
            for (Path name : listed) {
                any = true;
                changed |= isDirectory(top, name) ? dissolve(top, name) : deleteFile(top, name);
            }
        }
        if (any && !changed) {
            throw new DirectoryNotEmptyException(top.path().toString());
        }
        return any;
    }

    private static boolean dissolve(OpenDirectory top, Path name) throws IOException {
        boolean changed = false;
        try (OpenDirectory directory = openToChange(top, name)) {
            for (Path entry : directory) {
                changed = true;
                if (isDirectory(directory, entry)) {
                    // moving a directory requires permission to write it
                    openToChange(directory, entry).close();
                    directory.move(entry, top, Path.of(UUID.randomUUID().toString()));
                } else {
                    directory.deleteFile(entry);
                }
            }
        }
        try {
            top.deleteDirectory(name);
            return true;
        } catch (DirectoryNotEmptyException e) {
            return changed; // the next look finds what this one missed
        }
    }

    private static boolean deleteFile(OpenDirectory directory, Path name) throws IOException {
        directory.deleteFile(name);
        return true;
    }

    private static boolean isDirectory(OpenDirectory parent, Path name) throws IOException {
        return parent.attributes(name).filter(BasicFileAttributes::isDirectory).isPresent();
    }

    private static OpenDirectory openToChange(OpenDirectory parent, Path name) throws IOException {
        OpenDirectory directory = openEvenIfClosed(parent, name);
        try {
            directory.restrictToOwner();
            return directory;
        } catch (IOException e) {
            directory.close();
            throw e;
        }
    }

    /**
     * Opens a directory that may be unreadable. Java can change its mode only by its path; no other process works in these
     * trees.
     */
    private static OpenDirectory openEvenIfClosed(OpenDirectory parent, Path name) throws IOException {
        try {
            return parent.open(name);
        } catch (AccessDeniedException e) {
            if (!isDirectory(parent, name)) {
                throw e;
            }
            Files.setPosixFilePermissions(parent.path().resolve(name), PosixFilePermissions.fromString("rwx------"));
            return parent.open(name);
        }
    }
}
