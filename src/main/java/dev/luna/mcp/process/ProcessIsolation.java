package dev.luna.mcp.process;

import java.util.List;
import java.util.stream.Stream;

/**
 * The command line prefixes that isolate every command on this host. At its strongest a command has a process namespace: it
 * sees only its own processes; when its first process ends, all of them end, even detached ones; and the first process is
 * killed with the server.
 *
 * @param baseWrappers own session, low priority, killed with the server
 * @param namespace a process namespace
 * @param limits limits on resources
 * @param gaps missing features of the host, each as a sentence for the log
 */
record ProcessIsolation(List<String> baseWrappers, List<String> namespace, List<String> limits, List<String> gaps) {

    /** No isolation. */
    static final ProcessIsolation NONE = new ProcessIsolation(List.of(), List.of(), List.of(), List.of());

    /**
     * Returns true if a command has a process namespace. Its first process then ends after all others: the kernel kills those
     * first.
     */
    boolean hasNamespace() {
        return !namespace.isEmpty();
    }

    /** Returns a command line with its isolation. */
    List<String> around(List<String> command) {
        return around(namespace, command);
    }

    /**
     * Returns a command line with its isolation.
     *
     * @param sandboxWrappers the namespaces of a sandbox, in place of the process namespace
     */
    List<String> around(List<String> sandboxWrappers, List<String> command) {
        return Stream.of(baseWrappers, sandboxWrappers, limits, command)
                .flatMap(List::stream)
                .toList();
    }
}
