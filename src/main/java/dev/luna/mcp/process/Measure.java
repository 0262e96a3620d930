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
record Measure(String program, List<String> options, String otherwise) {

    /** The words that, in front of a command, take several measures; neighbours of one program are taken at once. */
    static List<String> words(List<Measure> measures) {
        List<String> words = new ArrayList<>();
        String last = "";
        for (Measure measure : measures) {
            if (!measure.program().equals(last)) {
                words.add(measure.program());
            }
            words.addAll(measure.options());
            last = measure.program();
        }
        return List.copyOf(words);
    }
}
