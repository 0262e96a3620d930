package dev.luna.mcp.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** The processes of this machine, told by a word that nobody else uses on their command lines. */
public final class Processes {

    private Processes() {}

    /** Those that run and have the word, in whatever namespace. */
    public static List<Long> with(String word) {
        return ProcessHandle.allProcesses()
                .map(ProcessHandle::pid)
                .filter(pid -> commandLine(pid).contains(word))
                .toList();
    }

    /** Waits until there are as many that have the word, which were started to be ended by somebody else. */
    public static void awaitSome(String word, int count) {
        await().atMost(Duration.ofSeconds(30)).until(() -> with(word).size() >= count);
    }

    /** Says that none has the word, at once and without waiting. */
    public static void assertNone(String word) {
        assertThat(with(word)).as("processes with " + word).isEmpty();
    }

    /** The words of a process; nothing if it has ended, also if nobody has noticed. */
    private static String commandLine(long pid) {
        try {
            return Files.readString(Path.of("/proc", Long.toString(pid), "cmdline"), StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            return "";
        }
    }
}
