package dev.luna.mcp.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** The limits of the operating system on this process, to be compared with the settings. Immutable. */
public final class ProcessLimits {

    /** Open files besides connections: those of the JVM and of tools. */
    private static final int OTHER_FILES = 256;

    /** Threads besides the workers of tools: those of the JVM, of the event loops and of running commands. */
    private static final int OTHER_THREADS = 60;

    private final OptionalLong files;
    private final OptionalLong threads;

    ProcessLimits(OptionalLong files, OptionalLong threads) {
        this.files = files;
        this.threads = threads;
    }

    /** Reads the limits of this process, as far as Linux reports them. The limit on a user's processes does not apply to root. */
    public static ProcessLimits ofThisProcess() {
        LongStream user =
                System.getProperty("user.name").equals("root") ? LongStream.empty() : limit("Max processes").stream();
        LongStream group = Stream.of("/sys/fs/cgroup/pids.max", "/sys/fs/cgroup/pids/pids.max")
                .flatMapToLong(file -> lines(file).stream().flatMapToLong(line -> number(line).stream()));
        return new ProcessLimits(
                limit("Max open files"), LongStream.concat(user, group).min());
    }

    private static OptionalLong limit(String name) {
        return lines("/proc/self/limits").stream()
                .filter(line -> line.startsWith(name))
                .flatMapToLong(
                        line -> number(line.substring(name.length()).strip().split(" ")[0]).stream())
                .findFirst();
    }

    private static List<String> lines(String file) {
        try {
            return Files.readAllLines(Path.of(file));
        } catch (IOException e) {
            // Other systems have no such file: then there is no limit to compare with.
            return List.of();
        }
    }

    private static OptionalLong number(String text) {
        return text.matches("\\d{1,18}") ? OptionalLong.of(Long.parseLong(text)) : OptionalLong.empty();
    }

    /**
     * Returns a warning for each setting that exceeds a limit of the system.
     *
     * @param connections the maximum number of connections
     * @param workers the maximum number of threads for tools; 0 if they run on virtual threads
     */
    public List<String> warnings(int connections, int workers) {
        List<String> warnings = new ArrayList<>();
        if (files.isPresent() && connections + OTHER_FILES > files.getAsLong()) {
            warnings.add("luna.limits.max-connections is " + connections + ", but this process can open only "
                    + files.getAsLong() + " files. Raise the limit of open files (ulimit -n) to "
                    + (connections + OTHER_FILES) + " or lower the setting.");
        }
        if (threads.isPresent() && workers + OTHER_THREADS > threads.getAsLong()) {
            warnings.add("luna.tools.max-calls is " + workers + ", but this process can have only "
                    + threads.getAsLong() + " threads. Raise the limit (ulimit -u, the container's limit of pids) to "
                    + (workers + OTHER_THREADS) + " or lower the setting.");
        }
        return warnings;
    }
}
