package dev.luna.mcp.process;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Deletes the files of servers that were killed. A file is recognised by the instance in its name. */
public final class StaleFileCleaner {

    private static final Logger LOG = LoggerFactory.getLogger(StaleFileCleaner.class);

    /** No command takes longer, so an older file is not in use, whichever server created it. */
    private static final Duration MAX_AGE = Duration.ofHours(1);

    private StaleFileCleaner() {}

    /**
     * Deletes the entries of a directory whose server has ended. Entries of a server in another process namespace, such as
     * another container, are deleted when they are too old to be in use.
     *
     * @param prefix the part of the names before the instance
     */
    public static void clean(Path directory, String prefix) {
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(directory, prefix + "*")) {
            for (Path entry : entries) {
                ServerInstance.fromName(entry.getFileName().toString().substring(prefix.length()))
                        .ifPresent(server -> deleteIfStale(server, entry));
            }
        } catch (IOException | DirectoryIteratorException e) {
            LOG.warn("Files of servers that were killed cannot be listed: {}", e.toString());
        }
    }

    /** An entry that cannot be deleted must not prevent the deletion of the others. */
    private static void deleteIfStale(ServerInstance server, Path entry) {
        try {
            if (isStale(server, entry) && isOwn(entry)) {
                DirectoryTree.delete(entry);
            }
        } catch (IOException e) {
            LOG.warn("A file of a server that was killed cannot be deleted: {}", e.toString());
        }
    }

    private static boolean isStale(ServerInstance server, Path entry) throws IOException {
        return server.isInThisNamespace()
                ? server.hasEnded()
                : Files.getLastModifiedTime(entry, LinkOption.NOFOLLOW_LINKS)
                        .toInstant()
                        .isBefore(Instant.now().minus(MAX_AGE));
    }

    /** A file of another user, in a directory that all users share, may be a trap. */
    private static boolean isOwn(Path entry) throws IOException {
        return Files.getOwner(entry, LinkOption.NOFOLLOW_LINKS).equals(Files.getOwner(Path.of("/proc/self")));
    }
}
