package dev.luna.mcp.process;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a server leaves that is killed, recognised by the name of its run. Nothing of one that lives is touched. */
public final class Leftovers {

    private static final Logger LOG = LoggerFactory.getLogger(Leftovers.class);
    private static final long KILL_LIMIT = Duration.ofSeconds(5).toNanos();
    private static final long BETWEEN_KILLS = Duration.ofMillis(5).toNanos();

    /** No command takes longer, so that what is older is of use to nobody, whosever it was. */
    private static final Duration LONGEST_USE = Duration.ofHours(1);

    private Leftovers() {}

    /** Kills the commands of runs that are over, and waits for their end, for five seconds at most. */
    public static void killCommands() {
        long deadline = System.nanoTime() + KILL_LIMIT;
        List<ProcessHandle> commands = commandsOfTheDead();
        if (!commands.isEmpty()) {
            LOG.info("Killing {} processes of a server that was killed", commands.size());
        }
        while (!commands.isEmpty() && System.nanoTime() < deadline) {
            commands.forEach(ProcessHandle::destroyForcibly);
            LockSupport.parkNanos(BETWEEN_KILLS);
            commands = commandsOfTheDead();
        }
    }

    private static List<ProcessHandle> commandsOfTheDead() {
        return ProcessHandle.allProcesses()
                .filter(process -> ProcessEntry.of(process.pid())
                        .filter(entry -> !entry.isZombie())
                        .flatMap(entry -> entry.variable(CommandEnvironment.MARK))
                        .flatMap(ServerRun::namedIn)
                        .filter(ServerRun::isOver)
                        .isPresent())
                .toList();
    }

    /**
     * Deletes the entries of a directory that belong to runs which are over; and those of runs that cannot be seen from
     * here, such as in another container, once they are too old to be in use.
     *
     * @param prefix how their names begin, before the name of the run
     */
    public static void deleteUnder(Path directory, String prefix) {
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(directory, prefix + "*")) {
            for (Path entry : entries) {
                ServerRun.namedIn(entry.getFileName().toString().substring(prefix.length()))
                        .ifPresent(run -> deleteIfOver(run, entry));
            }
        } catch (IOException | DirectoryIteratorException e) {
            LOG.warn("What a server left that was killed cannot be looked for: {}", e.toString());
        }
    }

    /** One that cannot be deleted is no reason to leave the others. */
    private static void deleteIfOver(ServerRun run, Path entry) {
        try {
            if (isOver(run, entry) && isOwn(entry)) {
                DirectoryTree.delete(entry);
            }
        } catch (IOException e) {
            LOG.warn("What a server left that was killed cannot be deleted: {}", e.toString());
        }
    }

    private static boolean isOver(ServerRun run, Path entry) throws IOException {
        return run.isVisible()
                ? run.isOver()
                : Files.getLastModifiedTime(entry, LinkOption.NOFOLLOW_LINKS)
                        .toInstant()
                        .isBefore(Instant.now().minus(LONGEST_USE));
    }

    /** Somebody else's, in a directory for everybody, may be a trap. */
    private static boolean isOwn(Path entry) throws IOException {
        return Files.getOwner(entry, LinkOption.NOFOLLOW_LINKS).equals(Files.getOwner(Path.of("/proc/self")));
    }
}
