package dev.luna.mcp.tool;

import java.util.Arrays;
import java.util.Locale;

/** Task support of a tool: the option {@code task} of {@code ai-tool:}. A task outlives the request that starts it. */
public enum TaskSupport {
    /** Every call returns its result. */
    NEVER,
    /** A client that supports tasks gets a task, any other waits for the result. */
    OPTIONAL,
    /** Only a client that supports tasks can call the tool. */
    REQUIRED;

    /** @throws InvalidToolException for an unknown word; the message lists the known ones */
    static TaskSupport of(String word) {
        return Arrays.stream(values())
                .filter(support -> support.word().equals(word))
                .findFirst()
                .orElseThrow(
                        () -> new InvalidToolException("task must be never, optional or required, not '" + word + "'"));
    }

    /** The value of the option. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
