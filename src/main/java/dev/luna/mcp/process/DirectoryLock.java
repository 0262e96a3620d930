package dev.luna.mcp.process;

import java.util.Optional;

/**
 * The right to work in a directory of the workspace, alone, until it is closed.
 *
 * @param identity which directory it is, on hosts that can tell
 * @param release gives the directory back
 */
public record DirectoryLock(Optional<DirectoryIdentity> identity, Runnable release) implements AutoCloseable {

    @Override
    public void close() {
        release.run();
    }
}
