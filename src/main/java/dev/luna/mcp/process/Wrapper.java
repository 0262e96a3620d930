package dev.luna.mcp.process;

import java.util.ArrayList;
import java.util.List;

/**
 * One thing that keeps a command in bounds: a program of the host that does so much and then becomes the command.
 *
 * @param program its path
 * @param options what it is told
 * @param otherwise what is true of commands where the host cannot do this
 */
record Wrapper(String program, List<String> options, String gap) {

    /** The words that, in front of a command, take several wrappers; neighbours of one program are taken at once. */
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
