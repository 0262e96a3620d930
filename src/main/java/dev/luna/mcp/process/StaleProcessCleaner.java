package dev.luna.mcp.process;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Kills the commands of servers that were killed. A command is recognised by the instance in its environment. */
public final class StaleProcessCleaner {

    private static final Logger LOG = LoggerFactory.getLogger(StaleProcessCleaner.class);
    private static final long KILL_TIMEOUT = Duration.ofSeconds(5).toNanos();
    private static final long KILL_INTERVAL = Duration.ofMillis(5).toNanos();

    private StaleProcessCleaner() {}

    /** Kills the processes and waits until they have ended, at most five seconds. */
    public static void clean() {
        long deadline = System.nanoTime() + KILL_TIMEOUT;
        List<ProcessHandle> stale = stale();
        if (!stale.isEmpty()) {
            LOG.info("Killing {} processes of a server that was killed", stale.size());
        }
        while (!stale.isEmpty() && System.nanoTime() < deadline) {
            stale.forEach(ProcessHandle::destroyForcibly);
            LockSupport.parkNanos(KILL_INTERVAL);
            stale = stale();
        }
    }

    private static List<ProcessHandle> stale() {
        return ProcessHandle.allProcesses()
                .filter(process -> ProcessEntry.of(process.pid())
                        .filter(entry -> !entry.isZombie())
                        .flatMap(entry -> entry.variable(CommandEnvironment.MARK))
                        .flatMap(ServerInstance::fromName)
                        .filter(ServerInstance::hasEnded)
                        .isPresent())
                .toList();
    }
}
