package dev.luna.mcp.builtin.git;

import java.util.Arrays;
import java.util.List;

/** Files of a work tree that differ from its commit. */
final class LocalChanges {

    /** Two letters for the state, a space. */
    private static final int STATE = 3;

    private LocalChanges() {}

    /** @param output of {@link GitArguments#changes} */
    static List<String> of(String output) {
        return Arrays.stream(output.split("\0"))
                .filter(entry -> entry.length() > STATE && entry.charAt(STATE - 1) == ' ')
                .map(entry -> entry.substring(STATE))
                .toList();
    }
}
