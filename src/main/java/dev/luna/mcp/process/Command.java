package dev.luna.mcp.process;

import dev.luna.mcp.process.sandbox.Sandbox;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A command to be run.
 *
 * @param program the program
 * @param arguments its arguments
 * @param directory its working directory; its private directory if empty
 * @param identity the expected identity of the working directory; not checked if empty
 * @param results another directory to which it may write
 * @param limit its timeout
 * @param sandbox its sandbox
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

    /** Creates a command that probes something, with a timeout of ten seconds and without a working directory. */
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
