package dev.luna.mcp.process;

import java.time.Duration;

/**
 * What a command may use at most; 0 stands for as much as it likes.
 *
 * @param cpuTime how long each of its processes computes, in whole seconds
 * @param memory how many bytes of address space each of its processes has
 * @param processes how many processes and threads it has at once
 * @param fileSize how many bytes a file that it writes has
 * @param openFiles how many files each of its processes has open at once
 * @param freeSpace how many bytes of the disk it works on it leaves free
 */
public record CommandLimits(
        Duration cpuTime, long memory, long processes, long fileSize, long openFiles, long freeSpace) {

    /** No limits. */
    public static final CommandLimits NONE = new CommandLimits(Duration.ZERO, 0, 0, 0, 0, 0);
}
