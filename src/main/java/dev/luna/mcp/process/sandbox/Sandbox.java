package dev.luna.mcp.process.sandbox;

import java.time.Duration;
import java.util.List;

/** Sandbox for the code of projects. Implementations are immutable. */
public interface Sandbox {

    /** No sandbox: the isolation of every other command. */
    Sandbox NONE = new Sandbox() {};

    /**
     * Returns the command line prefix that puts a command into namespaces, in place of the process namespace of every
     * command.
     *
     * @return empty if the process namespace is kept
     */
    default List<String> wrappers(SandboxPaths paths) {
        return List.of();
    }

    /**
     * Returns the command line that is run in place of a command.
     *
     * @param mark a name that is unique to this run
     * @param limit the timeout of the command
     */
    default List<String> rewrite(List<String> command, SandboxPaths paths, String mark, Duration limit) {
        return command;
    }

    /** Returns the command line that cleans up after a run that was stopped; empty if none is needed. */
    default List<String> cleanup(String mark) {
        return List.of();
    }
}
