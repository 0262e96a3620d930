package dev.luna.mcp.process;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/** Files and variables that one run of a command needs besides its words. */
@FunctionalInterface
interface RunEnvironment {

    /** None. */
    RunEnvironment NONE = home -> Map.of();

    /**
     * Makes the files and names the variables.
     *
     * @param home the private directory of this run, in which files may be made
     */
    Map<String, String> variables(Path home) throws IOException, InterruptedException;
}
