package dev.luna.mcp.process;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * The environment that commands run in. It is made from nothing: no variable of the server reaches a command unless it
 * is named here, so that no token does.
 *
 * @param path where commands are looked for, as in {@code PATH}
 * @param dockerHost where docker finds its daemon; empty: docker's own default
 * @param gitProxies the proxies that git goes through
 */
public record CommandEnvironment(String path, String dockerHost, GitProxies gitProxies) {

    /** Marks every process that a command starts, so that those which left its process tree are found again. */
    static final String MARK = "LUNA_COMMAND";

    /**
     * The variables for one run.
     *
     * @param privateDirectory a directory of this run alone, in place of the home directory of the server's user, in
     *     which there may be credentials
     * @param mark what tells the processes of this run from all others
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
