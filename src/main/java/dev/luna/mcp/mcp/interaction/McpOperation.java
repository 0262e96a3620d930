package dev.luna.mcp.mcp.interaction;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** The operations towards a client, or all subscribers: the path of an {@code mcp:} endpoint. */
public enum McpOperation {
    PROGRESS,
    LOG,
    ELICIT,
    SAMPLE,
    ROOTS,
    TASK,
    UPDATED;

    /** @throws IllegalArgumentException if there is no such operation; the message names those there are */
    static McpOperation of(String path) {
        return Arrays.stream(values())
                .filter(operation -> operation.path().equals(path))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("mcp:" + path + " is not known; known are "
                        + Arrays.stream(values()).map(s -> "mcp:" + s.path()).collect(Collectors.joining(", "))));
    }

    /** The path of the endpoint. */
    String path() {
        return name().toLowerCase(Locale.ROOT);
    }
}
