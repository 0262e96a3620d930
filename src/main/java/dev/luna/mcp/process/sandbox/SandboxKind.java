package dev.luna.mcp.process.sandbox;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** The ways in which the owner of a server can have the code of projects run, {@code luna.exec.sandbox}. */
public enum SandboxKind {
    /** As any command: with the network, and with all files of the server's user. */
    NONE,
    /** With bubblewrap: without network, with a read-only system, the project and nothing else. */
    NAMESPACE,
    /** The same, in a container of docker's. */
    DOCKER;

    /** @throws IllegalArgumentException if a setting is none of them */
    public static SandboxKind of(String setting) {
        return Arrays.stream(values())
                .filter(kind -> kind.setting().equals(setting))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("LUNA_SANDBOX must be "
                        + Arrays.stream(values()).map(SandboxKind::setting).collect(Collectors.joining(", "))
                        + ", not '" + setting + "'."));
    }

    /** How the owner names it. */
    String setting() {
        return name().toLowerCase(Locale.ROOT);
    }
}
