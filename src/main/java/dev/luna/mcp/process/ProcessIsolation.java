package dev.luna.mcp.process;

import java.util.List;
import java.util.stream.Stream;

/**
 * What keeps every command in bounds on this host: the words that stand in front of it. At its strongest a command has a
 * process namespace: it sees no process but its own, and when its first process ends all end, whatever they did to get
 * away; and that first process dies with the server, even if the server is killed.
 *
 * @param baseWrappers a session of its own, a low priority, death with the server
 * @param namespace a process namespace of its own
 * @param limits what it may use
 * @param gaps what the host cannot do of all this, each in a sentence
 */
record ProcessIsolation(List<String> baseWrappers, List<String> namespace, List<String> limits, List<String> gaps) {

    /** Nothing keeps a command in bounds. */
    static final ProcessIsolation NONE = new ProcessIsolation(List.of(), List.of(), List.of(), List.of());

    /** A command in its bounds. */
    List<String> around(List<String> command) {
        return around(namespace, command);
    }

    /**
     * A command in its bounds.
     *
     * @param sandboxWrappers what puts it into namespaces of its own, in place of the usual one
     */
    List<String> around(List<String> sandboxWrappers, List<String> command) {
        return Stream.of(baseWrappers, sandboxWrappers, limits, command)
                .flatMap(List::stream)
                .toList();
    }
}
