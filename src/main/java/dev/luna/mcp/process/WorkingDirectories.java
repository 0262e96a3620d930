package dev.luna.mcp.process;

import dev.luna.mcp.tool.ToolException;
import java.nio.file.Path;
import java.util.Optional;

/** The directories in which commands run. Thread-safe. */
public interface WorkingDirectories {

    /**
     * Lets one command work in a directory, alone.
     *
     * @param directory a real path; nothing is held if there is none, or if it is no directory of these
     * @throws dev.luna.mcp.tool.ServerBusyException if something else works there, or in a directory in or above it
     * @throws ToolException if it has been replaced since it was found
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

    /** The failure of a command whose directory was replaced while it was about to be used. */
    static ToolException replaced(String what) {
        return new ToolException("The directory for " + what
                + " was replaced while it was about to be used. Nothing was run there. Try again.");
    }
}
