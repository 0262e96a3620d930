package dev.luna.mcp.process.sandbox;

import java.time.Duration;
import java.util.List;

/** Where the code of projects runs. Implementations are immutable. */
public interface Sandbox {

    /** None: sandboxWrappers like those of every other command. */
    Sandbox NONE = new Sandbox() {};

    /**
     * What puts a command behind sandboxWrappers, in place of what does for every command: words in front of it.
     *
     * @return nothing if the usual has to do
     */
    default List<String> wrappers(SandboxPaths paths) {
        return List.of();
    }

    /**
     * What is run in place of a command.
     *
     * @param mark a name that only this run has
     * @param limit how long it may take
     */
    default List<String> rewrite(List<String> command, SandboxPaths paths, String mark, Duration limit) {
        return command;
    }

    /** What removes the rest of a run that was stopped; nothing if there is none. */
    default List<String> cleanup(String mark) {
        return List.of();
    }
}
