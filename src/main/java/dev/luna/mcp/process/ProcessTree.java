package dev.luna.mcp.process;

import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A process and its descendants, including those whose parent ended and that were adopted by another process.
 *
 * <p>A process belongs to the tree if it was seen as a descendant of a member, is in the session of the root, or inherited
 * the root's mark. To escape, a process must lose its parent, its session and its environment between two refreshes. Not
 * thread-safe.
 */
final class ProcessTree {

    private static final Logger LOG = LoggerFactory.getLogger(ProcessTree.class);
    private static final long REFRESH_INTERVAL = Duration.ofMillis(100).toNanos();
    private static final long KILL_INTERVAL = Duration.ofMillis(5).toNanos();
    private static final long KILL_TIMEOUT = Duration.ofSeconds(10).toNanos();

    private final Process root;
    private final String mark;
    private final Set<ProcessHandle> members = new HashSet<>();
    private long lastRefresh = System.nanoTime();

    /**
     * @param root the first process, a child of this one
     * @param mark the root's value of {@link CommandEnvironment#MARK}, which is unique
     */
    ProcessTree(Process root, String mark) {
        this.root = root;
        this.mark = mark;
        members.add(root.toHandle());
    }

    /** Adds the current descendants. Cheap to call often: most calls do nothing. */
    void refresh() {
        if (System.nanoTime() - lastRefresh > REFRESH_INTERVAL) {
            addDescendants();
            lastRefresh = System.nanoTime();
        }
    }

    /** Kills all processes, repeatedly until none is left, for ten seconds at most. */
    void kill() {
        long deadline = System.nanoTime() + KILL_TIMEOUT;
        Set<ProcessHandle> running = running();
        while (!running.isEmpty() && System.nanoTime() < deadline) {
            running.forEach(ProcessHandle::destroyForcibly);
            LockSupport.parkNanos(KILL_INTERVAL);
            running = running();
        }
        if (!running.isEmpty()) {
            LOG.warn("{} processes of a command could not be killed", running.size());
        }
    }

    private void addDescendants() {
        members.removeIf(member -> !member.isAlive());
        Set<ProcessHandle> children = root.descendants().collect(Collectors.toSet());
        Set<ProcessHandle> childrenOfOrphans = members.stream()
                .filter(member -> !children.contains(member) && member.pid() != root.pid())
                .flatMap(ProcessHandle::descendants)
                .collect(Collectors.toSet());
        members.addAll(children);
        members.addAll(childrenOfOrphans);
    }

    private Set<ProcessHandle> running() {
        addDescendants();
        ProcessHandle.allProcesses()
                .filter(process ->
                        ProcessEntry.of(process.pid()).map(this::isMember).orElse(false))
                .forEach(members::add);
        return members.stream().filter(ProcessTree::isRunning).collect(Collectors.toSet());
    }

    private boolean isMember(ProcessEntry process) {
        return process.session() == root.pid()
                || process.variable(CommandEnvironment.MARK)
                        .filter(mark::equals)
                        .isPresent();
    }

    /** Returns false for a zombie, which still has an entry and cannot be killed. */
    private static boolean isRunning(ProcessHandle process) {
        return process.isAlive()
                && !ProcessEntry.of(process.pid()).map(ProcessEntry::isZombie).orElse(false);
    }
}
