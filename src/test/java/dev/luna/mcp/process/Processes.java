package dev.luna.mcp.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** Processes of this host, found by a word that is unique to their command lines. */
public final class Processes {

    private Processes() {}

    /** Returns the running processes with the word, in any namespace. */
    public static List<Long> with(String word) {
        return ProcessHandle.allProcesses()
                .map(ProcessHandle::pid)
                .filter(pid -> commandLine(pid).contains(word))
                .toList();
    }

    /** Waits until at least the given number of processes has the word. */
    public static void awaitSome(String word, int count) {
        await().atMost(Duration.ofSeconds(30)).until(() -> with(word).size() >= count);
    }

    /** Asserts that no process has the word, without waiting. */
    public static void assertNone(String word) {
        assertThat(with(word)).as("processes with " + word).isEmpty();
    }

    /** Returns the command line of a process; empty if it has ended, also for a zombie. */
    private static String commandLine(long pid) {
        try {
            return Files.readString(Path.of("/proc", Long.toString(pid), "cmdline"), StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            return "";
        }
    }
}
