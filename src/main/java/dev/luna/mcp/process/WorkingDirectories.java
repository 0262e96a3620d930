package dev.luna.mcp.process;

import dev.luna.mcp.tool.ToolException;
import java.nio.file.Path;
import java.util.Optional;

/** The working directories of commands. Thread-safe. */
public interface WorkingDirectories {

    /**
     * Locks a directory for one command.
     *
     * @param directory a real path; an empty one, or one outside of these directories, is not locked
     * @throws dev.luna.mcp.tool.ServerBusyException if another call works there, or in a directory in or above it
     * @throws ToolException if it was replaced after its path was resolved
     */
    DirectoryLock lock(Optional<Path> directory) throws InterruptedException;

    /**
     * Checks that a directory is a project, so that a sandbox may open it for writing.
     *
     * @param directory a real path
     * @param home the server's own directory
     * @throws dev.luna.mcp.tool.InvalidArgumentException if the server itself works there
     */
    void requireProject(Path directory, Path home);

    /** Returns the failure of a command whose directory was replaced after its path was resolved. */
    static ToolException replaced(String what) {
        return new ToolException("The directory for " + what
                + " was replaced while it was about to be used. Nothing was run there. Try again.");
    }
}
