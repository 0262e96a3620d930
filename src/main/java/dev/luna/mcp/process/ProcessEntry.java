package dev.luna.mcp.process;

import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/**
 * What the kernel tells of a process under {@code /proc}, on systems that have it.
 *
 * @param pid the process
 * @param state one letter, see proc(5)
 * @param session the process that leads its session
 * @param start when it started, in ticks of the kernel's clock since the machine did
 */
record ProcessEntry(long pid, char state, long session, long start) {

    private static final int STATE = 0;
    private static final int SESSION = 3;
    private static final int START = 19;

    /** The entry of a process, or nothing if the process has ended or there is no {@code /proc}. */
    static Optional<ProcessEntry> of(long pid) {
        String stat = read(pid, "stat");
        // pid (name) state parent group session ...; the name may itself hold blanks and brackets
        String[] fields = stat.substring(stat.lastIndexOf(')') + 1).trim().split(" ");
        return fields.length <= START
                ? Optional.empty()
                : Optional.of(new ProcessEntry(
                        pid, fields[STATE].charAt(0), Long.parseLong(fields[SESSION]), Long.parseLong(fields[START])));
    }

    /** Whether it has ended and only waits for its parent to notice. */
    boolean isZombie() {
        return state == 'Z' || state == 'X';
    }

    /** A variable of the environment that it started with; nothing, if that may not be read. */
    Optional<String> variable(String name) {
        return Arrays.stream(read(pid, "environ").split("\0"))
                .filter(entry -> entry.startsWith(name + "="))
                .map(entry -> entry.substring(name.length() + 1))
                .findFirst();
    }

    private static String read(long pid, String file) {
        // not through a channel, since those fail on a thread that was interrupted
        try (InputStream stream = new FileInputStream("/proc/" + pid + "/" + file)) {
            return new String(stream.readAllBytes(), StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            return ""; // it has ended meanwhile, or belongs to somebody else
        }
    }
}
