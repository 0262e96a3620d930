package dev.luna.mcp.process.sandbox;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** Kinds of sandboxes for the code of projects, {@code luna.exec.sandbox}. */
public enum SandboxKind {
    /** No sandbox: with the network, and with all files of the server's user. */
    NONE,
    /** Namespaces by bubblewrap: without network, with a read-only system, the project and nothing else. */
    NAMESPACE,
    /** The same in a docker container. */
    DOCKER;

    /**
     * Parses a setting.
     *
     * @throws IllegalArgumentException if the setting is unknown
     */
    public static SandboxKind of(String setting) {
        return Arrays.stream(values())
                .filter(kind -> kind.setting().equals(setting))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("LUNA_SANDBOX must be "
                        + Arrays.stream(values()).map(SandboxKind::setting).collect(Collectors.joining(", "))
                        + ", not '" + setting + "'."));
    }

    /** Returns the value of the setting. */
    String setting() {
        return name().toLowerCase(Locale.ROOT);
    }
}
