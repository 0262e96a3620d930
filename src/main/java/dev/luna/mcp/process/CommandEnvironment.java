package dev.luna.mcp.process;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * The environment of commands. It is built from scratch: no variable of the server, and so no token, reaches a command
 * unless it is named here.
 *
 * @param path directories of executables, as in {@code PATH}
 * @param dockerHost address of docker's daemon; docker's default if empty
 * @param gitProxies the proxies for git
 */
public record CommandEnvironment(String path, String dockerHost, GitProxies gitProxies) {

    /** Marks every process that a command starts, so that a process that left the process tree is found. */
    static final String MARK = "LUNA_COMMAND";

    /**
     * Returns the variables of one run.
     *
     * @param privateDirectory a directory of this run alone; it replaces the home directory of the server's user, which may
     *     contain credentials
     * @param mark identifies the processes of this run
     */
    Map<String, String> variables(Path privateDirectory, String mark) {
        Map<String, String> variables = new HashMap<>(Map.of(
                "PATH",
                path,
                "HOME",
                privateDirectory.toString(),
                "TMPDIR",
                privateDirectory.toString(),
                "LANG",
                "C.UTF-8",
                MARK,
                mark,
                "GIT_TERMINAL_PROMPT",
                "0",
                "GIT_CONFIG_NOSYSTEM",
                "1",
                "GIT_CONFIG_GLOBAL",
                "/dev/null",
                "PYTHONDONTWRITEBYTECODE",
                "1"));
        if (!dockerHost.isBlank()) {
            variables.put("DOCKER_HOST", dockerHost);
        }
        return Map.copyOf(variables);
    }
}
