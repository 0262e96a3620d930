package dev.luna.mcp.process;

import java.time.Duration;

/**
 * Limits on the resources of a command; 0 means unlimited.
 *
 * @param cpuTime CPU time of each process, in whole seconds
 * @param memory bytes of address space of each process
 * @param processes number of processes and threads
 * @param fileSize bytes of each file that it writes
 * @param openFiles number of open files of each process
 * @param freeSpace bytes that stay free on the disk of its directory
 */
public record CommandLimits(
        Duration cpuTime, long memory, long processes, long fileSize, long openFiles, long freeSpace) {

    /** No limits. */
    public static final CommandLimits NONE = new CommandLimits(Duration.ZERO, 0, 0, 0, 0, 0);
}
