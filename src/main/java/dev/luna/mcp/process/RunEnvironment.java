package dev.luna.mcp.process;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/** Files and variables of one run of a command. */
@FunctionalInterface
interface RunEnvironment {

    /** No files and no variables. */
    RunEnvironment NONE = home -> Map.of();

    /**
     * Creates the files and returns the variables.
     *
     * @param home the private directory of this run, for the files
     */
    Map<String, String> variables(Path home) throws IOException, InterruptedException;
}
