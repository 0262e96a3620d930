package dev.luna.mcp.tool;

import java.util.Arrays;
import java.util.Locale;

/** Whether a call of a tool may outlive the request that makes it: the option {@code task} of {@code ai-tool:}. */
public enum TaskSupport {
    /** A call is answered with its result. */
    NEVER,
    /** A caller that knows of tasks is given one, any other waits for the result. */
    OPTIONAL,
    /** Only a caller that knows of tasks can call the tool. */
    REQUIRED;

    /** @throws InvalidToolException if there is no such word; the message names those there are */
    static TaskSupport of(String word) {
        return Arrays.stream(values())
                .filter(support -> support.name().toLowerCase(Locale.ROOT).equals(word))
                .findFirst()
                .orElseThrow(
                        () -> new InvalidToolException("task must be never, optional or required, not '" + word + "'"));
    }
}
