package dev.luna.mcp.process;

import dev.luna.mcp.tool.ToolException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/**
 * What a command has to leave free of the disk that its directory is on. Not safe for use by several threads.
 *
 * <p>Looked at again and again while a command runs, since the size of its files is limited but not their number.
 */
final class FreeSpace {

    private static final long REFRESH_INTERVAL = Duration.ofMillis(200).toNanos();
    private static final long MEBIBYTE = 1024L * 1024;

    private final Path directory;
    private final long minimum;
    private long lastRefresh = System.nanoTime() - REFRESH_INTERVAL;

    /** @param minimum in bytes; 0 for none */
    FreeSpace(Path directory, long minimum) {
        this.directory = directory;
        this.minimum = minimum;
    }

    /**
     * Looks, unless it has just been looked at.
     *
     * @throws ToolException if less is free
     */
    void require() throws IOException {
        if (minimum <= 0 || System.nanoTime() - lastRefresh < REFRESH_INTERVAL) {
            return;
        }
        lastRefresh = System.nanoTime();
        if (Files.getFileStore(directory).getUsableSpace() < minimum) {
            throw new ToolException(
                    "Less than " + minimum / MEBIBYTE + " MiB are free on the disk of the workspace, so the command"
                            + " was stopped. Its owner has to make room.");
        }
    }
}
