package dev.luna.mcp.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One run of a server, told from all others on the machine, also from those of other containers. What a run makes in
 * passing bears its name, so that a later one knows what a killed one left.
 *
 * @param namespace the process namespace in which {@code pid} means something; 0 where there are none
 * @param pid its process
 * @param start when that process started, see {@link ProcessEntry}; 0 where that is not known
 */
public record ServerInstance(long namespace, long pid, long start) {

    private static final Pattern NAME = Pattern.compile("(\\d{1,18})-(\\d{1,18})-(\\d{1,18})");
    private static final Pattern NAMESPACE = Pattern.compile("pid:\\[(\\d+)]");

    /** The run that this code is part of. */
    public static ServerInstance current() {
        long pid = ProcessHandle.current().pid();
        return new ServerInstance(ownNamespace(), pid, startOf(pid));
    }

    /** The run whose name a text begins with. */
    static Optional<ServerInstance> fromName(String text) {
        Matcher name = NAME.matcher(text);
        return name.lookingAt()
                ? Optional.of(new ServerInstance(
                        Long.parseLong(name.group(1)), Long.parseLong(name.group(2)), Long.parseLong(name.group(3))))
                : Optional.empty();
    }

    /** Its name, of digits and hyphens. */
    public String name() {
        return namespace + "-" + pid + "-" + start;
    }

    /** Whether it can be seen from here if it still goes on. */
    boolean isInThisNamespace() {
        return namespace == ownNamespace();
    }

    /** Whether it is known to have ended. */
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
