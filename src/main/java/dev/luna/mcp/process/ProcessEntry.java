package dev.luna.mcp.process;

import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * The kernel's information about a process in {@code /proc}.
 *
 * @param pid the process
 * @param state one letter, see proc(5)
 * @param session the process that leads its session
 * @param start its start time, in clock ticks since the host booted
 */
record ProcessEntry(long pid, char state, long session, long start) {

    private static final int STATE = 0;
    private static final int SESSION = 3;
    private static final int START = 19;

    /** Returns the entry of a process; empty if the process has ended or there is no {@code /proc}. */
    static Optional<ProcessEntry> of(long pid) {
        String stat = read(pid, "stat");
        // pid (name) state parent group session ...; the name may contain spaces and brackets
        String[] fields = stat.substring(stat.lastIndexOf(')') + 1).trim().split(" ");
        return fields.length <= START
                ? Optional.empty()
                : Optional.of(new ProcessEntry(
                        pid, fields[STATE].charAt(0), Long.parseLong(fields[SESSION]), Long.parseLong(fields[START])));
    }

    /** Returns true if it has ended and its parent has not waited for it yet. */
    boolean isZombie() {
        return state == 'Z' || state == 'X';
    }

    /** Returns a variable of the environment with which it was started; empty if that may not be read. */
    Optional<String> variable(String name) {
        String entries = "\0" + read(pid, "environ") + "\0";
        String start = "\0" + name + "=";
        int at = entries.indexOf(start);
        return at < 0
                ? Optional.empty()
                : Optional.of(entries.substring(at + start.length(), entries.indexOf('\0', at + start.length())));
    }

    private static String read(long pid, String file) {
        // not through a channel, since those fail on an interrupted thread
        try (InputStream stream = new FileInputStream("/proc/" + pid + "/" + file)) {
            return new String(stream.readAllBytes(), StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            return ""; // it has ended, or belongs to another user
        }
    }
}
