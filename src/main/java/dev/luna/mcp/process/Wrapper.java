package dev.luna.mcp.process;

import java.util.ArrayList;
import java.util.List;

/**
 * A program of the host that isolates a command in one respect and then executes it.
 *
 * @param program its path
 * @param options its options
 * @param gap the warning to log if the host does not support this wrapper
 */
record Wrapper(String program, List<String> options, String gap) {

    /** Returns the command line prefix of several wrappers; adjacent wrappers with the same program are combined. */
    static List<String> words(List<Wrapper> wrappers) {
        List<String> words = new ArrayList<>();
        String last = "";
        for (Wrapper wrapper : wrappers) {
            if (!wrapper.program().equals(last)) {
                words.add(wrapper.program());
            }
            words.addAll(wrapper.options());
            last = wrapper.program();
        }
        return List.copyOf(words);
    }
}
