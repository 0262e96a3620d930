package dev.luna.mcp.process;

import java.util.Optional;

/**
 * An exclusive lock on a directory of the workspace, held until it is closed.
 *
 * @param identity the identity of the directory, on hosts that support it
 * @param release unlocks the directory
 */
public record DirectoryLock(Optional<DirectoryIdentity> identity, Runnable release) implements AutoCloseable {

    @Override
    public void close() {
        release.run();
    }
}
