package dev.luna.mcp.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Identity of one running server, unique on the host and across containers. Temporary files and processes carry it so that
 * the next start can clean up after a killed server.
 *
 * @param namespace the process namespace of {@code pid}; 0 if there are none
 * @param pid its process
 * @param start the start time of that process, see {@link ProcessEntry}; 0 if it is not known
 */
public record ServerInstance(long namespace, long pid, long start) {

    private static final Pattern NAME = Pattern.compile("(\\d{1,18})-(\\d{1,18})-(\\d{1,18})");
    private static final Pattern NAMESPACE = Pattern.compile("pid:\\[(\\d+)]");

    /** Returns the identity of this server. */
    public static ServerInstance current() {
        long pid = ProcessHandle.current().pid();
        return new ServerInstance(ownNamespace(), pid, startOf(pid));
    }

    /** Parses the identity at the beginning of a name. */
    static Optional<ServerInstance> fromName(String text) {
        Matcher name = NAME.matcher(text);
        return name.lookingAt()
                ? Optional.of(new ServerInstance(
                        Long.parseLong(name.group(1)), Long.parseLong(name.group(2)), Long.parseLong(name.group(3))))
                : Optional.empty();
    }

    /** Returns the identity as a name, of digits and hyphens. */
    public String name() {
        return namespace + "-" + pid + "-" + start;
    }

    /** Returns true if its process is in this process namespace, so that it would be visible. */
    boolean isInThisNamespace() {
        return namespace == ownNamespace();
    }

    /** Returns true if it is known to have ended. */
    boolean hasEnded() {
        return isInThisNamespace() && (ProcessHandle.of(pid).isEmpty() || startOf(pid) != start);
    }

    private static long startOf(long pid) {
        return ProcessEntry.of(pid).map(ProcessEntry::start).orElse(0L);
    }

    private static long ownNamespace() {
        try {
            Matcher link = NAMESPACE.matcher(
                    Files.readSymbolicLink(Path.of("/proc/self/ns/pid")).toString());
            return link.matches() ? Long.parseLong(link.group(1)) : 0;
        } catch (IOException e) {
            return 0; // no such system
        }
    }
}
