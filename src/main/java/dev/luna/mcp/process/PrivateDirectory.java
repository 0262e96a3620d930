package dev.luna.mcp.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A temporary directory with permissions for the server's user only, deleted on close. */
public final class PrivateDirectory implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(PrivateDirectory.class);

    private static final String PREFIX = "luna-";

    private final Path path;

    private PrivateDirectory(Path path) {
        this.path = path;
    }

    /** Creates a directory in the server's directory for temporary files. */
    public static PrivateDirectory create() throws IOException {
        return new PrivateDirectory(
                Files.createTempDirectory(PREFIX + ServerInstance.current().name() + "-"));
    }

    /** Deletes the directories of servers that were killed. */
    public static void removeStale() {
        StaleFileCleaner.clean(Path.of(System.getProperty("java.io.tmpdir")), PREFIX);
    }

    public Path path() {
        return path;
    }

    /** Deletes the directory with its contents. Logs a warning if that fails. */
    @Override
    public void close() {
        try {
            DirectoryTree.delete(path);
        } catch (IOException e) {
            LOG.warn("Temporary files were left behind: {}", e.toString());
        }
    }
}
