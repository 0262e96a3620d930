package dev.luna.mcp.builtin.git;

import java.util.Arrays;
import java.util.List;

/** Files of a work tree that differ from its commit. */
final class LocalChanges {

    /** Length of two letters for the state, and a space. */
    private static final int STATE = 3;

    private LocalChanges() {}

    /**
     * Parses the output of {@link GitArguments#changes}.
     *
     * @param output the output
     */
    static List<String> of(String output) {
        return Arrays.stream(output.split("\0"))
                .filter(entry -> entry.length() > STATE && entry.charAt(STATE - 1) == ' ')
                .map(entry -> entry.substring(STATE))
                .toList();
    }
}
