package dev.luna.mcp.process;

import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A process and all that came of it, also what outlived its parent and was adopted by another process.
 *
 * <p>A process belongs to the tree if it was seen to descend from a member, if it is in the session that the root leads,
 * or if it inherited the root's mark. To slip away, a process must lose its parent, its session and its environment
 * between two looks. Not safe for use by several threads.
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
     * @param mark the root's value of {@link CommandEnvironment#MARK}, which no other process has
     */
    ProcessTree(Process root, String mark) {
        this.root = root;
        this.mark = mark;
        members.add(root.toHandle());
    }

    /** Remembers the descendants there are now. Meant to be called often: most calls do nothing. */
    void refresh() {
        if (System.nanoTime() - lastRefresh > REFRESH_INTERVAL) {
            addDescendants();
            lastRefresh = System.nanoTime();
        }
    }

    /** Kills all of them without warning, again and again until none is left, or for ten seconds at most. */
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

    /** A dead process that nobody has waited for still has its entry, and cannot be killed any more. */
    private static boolean isRunning(ProcessHandle process) {
        return process.isAlive()
                && !ProcessEntry.of(process.pid()).map(ProcessEntry::isZombie).orElse(false);
    }
}
