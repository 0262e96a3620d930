package dev.luna.mcp.tool;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A list of words that stand for tools, as settings have it. A word is a tool's name, a tag, or a pattern with {@code *} for any
 * number of characters. Immutable.
 */
public record ToolPatterns(List<String> words) {

    public ToolPatterns {
        words = List.copyOf(words);
    }

    /** @param list words separated by commas; null or empty for none */
    public static ToolPatterns of(String list) {
        return new ToolPatterns(Arrays.stream((list == null ? "" : list).split(","))
                .map(String::strip)
                .filter(word -> !word.isEmpty())
                .toList());
    }

    /** True if there are no words. */
    public boolean isEmpty() {
        return words.isEmpty();
    }

    /** True if one of the words stands for a tool. */
    public boolean match(Tool tool) {
        return words.stream().anyMatch(word -> matches(word, tool));
    }

    /** The words that stand for none of these tools: most likely typing errors. */
    public Stream<String> unmatched(List<Tool> tools) {
        return words.stream().filter(word -> tools.stream().noneMatch(tool -> matches(word, tool)));
    }

    private static boolean matches(String word, Tool tool) {
        String expression =
                Arrays.stream(word.split("\\*", -1)).map(Pattern::quote).collect(Collectors.joining(".*"));
        return Stream.concat(Stream.of(tool.name()), tool.tags().stream()).anyMatch(name -> name.matches(expression));
    }
}
