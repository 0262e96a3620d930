package dev.luna.mcp.process;

import dev.luna.mcp.tool.ToolException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/**
 * Check of the free space on the disk of a command's working directory. Not thread-safe.
 *
 * <p>Repeated while a command runs, since the size of its files is limited but not their number.
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
     * Checks the free space, unless it was checked less than 200 ms ago.
     *
     * @throws ToolException if less than the minimum is free
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
