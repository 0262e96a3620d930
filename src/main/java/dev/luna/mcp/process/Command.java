package dev.luna.mcp.process;

import dev.luna.mcp.process.sandbox.Sandbox;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A command that is to be run.
 *
 * @param program what is run
 * @param arguments what it is told
 * @param directory where it runs; in its private directory if empty
 * @param identity which directory that has to be; any if empty
 * @param results where else it may write
 * @param limit how long it may take
 * @param sandbox where it runs
 * @param environment files and variables of this run
 */
record Command(
        Program program,
        List<String> arguments,
        Optional<Path> directory,
        Optional<DirectoryIdentity> identity,
        Optional<Path> results,
        Duration limit,
        Sandbox sandbox,
        RunEnvironment environment) {

    private static final Duration PROBE_TIMEOUT = Duration.ofSeconds(10);

    /** A small command, of less than ten seconds, that runs anywhere and by which something is found out. */
    static Command probe(Program program, Sandbox sandbox, String... arguments) {
        return new Command(
                program,
                List.of(arguments),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                PROBE_TIMEOUT,
                sandbox,
                RunEnvironment.NONE);
    }

    List<String> words() {
        return Stream.concat(program.words().stream(), arguments.stream()).toList();
    }
}
