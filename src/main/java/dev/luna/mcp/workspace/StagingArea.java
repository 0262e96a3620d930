package dev.luna.mcp.workspace;

import dev.luna.mcp.process.DirectoryTree;
import dev.luna.mcp.process.OpenDirectory;
import dev.luna.mcp.process.ServerInstance;
import dev.luna.mcp.process.StaleFileCleaner;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.UUID;

/**
 * The directory in which new files and directories of the workspace are completed before they are published. It is on the same
 * file system as the workspace, so publishing is one atomic rename. Thread-safe.
 */
final class StagingArea {

    static final String NAME = ".staging";

    private final Path root;

    /** @param root the workspace, which exists */
    StagingArea(Path root) {
        this.root = root;
    }

    /** Creates an empty directory, named after this server so that it can be removed if the server is killed. */
    Path newDirectory() throws IOException {
        return Files.createDirectory(
                directory().resolve(ServerInstance.current().name() + "-" + UUID.randomUUID()));
    }

    private Path directory() throws IOException {
        Path directory = root.resolve(NAME);
        try {
            return Files.createDirectory(directory);
        } catch (FileAlreadyExistsException e) {
            if (Files.isDirectory(directory, LinkOption.NOFOLLOW_LINKS)) {
                return directory;
            }
            throw e;
        }
    }

    /**
     * Renames a staged file or directory to its target.
     *
     * @return false, changing nothing, if the target exists
     */
    boolean publish(Path staged, Path target) throws IOException {
        Path name = target.getFileName();
        try (OpenDirectory from = OpenDirectory.under(root, staged.getParent());
                OpenDirectory to = openOrCreate(target.getParent())) {
            if (to.attributes(name).isPresent()) {
                return false;
            }
            from.move(staged.getFileName(), to, name);
            return true;
        } catch (IOException e) {
            if (Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
                return false; // another call was faster
            }
            throw e;
        }
    }

    private OpenDirectory openOrCreate(Path directory) throws IOException {
        try {
            return OpenDirectory.under(root, directory);
        } catch (NoSuchFileException e) {
            Path staged = newDirectory();
            try {
                publish(staged, directory);
                return OpenDirectory.under(root, directory);
            } finally {
                DirectoryTree.delete(staged);
            }
        }
    }

    /** Deletes the staging directories of servers that were killed. */
    void removeStale() {
        Path directory = root.resolve(NAME);
        if (Files.isDirectory(directory, LinkOption.NOFOLLOW_LINKS)) {
            StaleFileCleaner.clean(directory, "");
        }
    }
}
