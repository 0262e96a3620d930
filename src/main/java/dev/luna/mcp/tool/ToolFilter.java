package dev.luna.mcp.tool;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Filter of the tools to expose. A word of a list is a tool's name, a tag, or a pattern with {@code *} for any number
 * of characters. Immutable.
 *
 * @param include expose only these; all if empty
 * @param exclude hide these
 * @param readOnly expose only tools that declare that they change nothing
 */
record ToolFilter(List<String> include, List<String> exclude, boolean readOnly) {

    /** Exposes everything. */
    static final ToolFilter NONE = new ToolFilter(List.of(), List.of(), false);

    /** @param include words separated by commas, as {@code exclude}; null or empty for none */
    static ToolFilter of(String include, String exclude, boolean readOnly) {
        return new ToolFilter(words(include), words(exclude), readOnly);
    }

    /** The words of a list that is separated by commas; null or empty for none. */
    static List<String> words(String list) {
        return Arrays.stream((list == null ? "" : list).split(","))
                .map(String::strip)
                .filter(word -> !word.isEmpty())
                .toList();
    }

    /** The reason why a tool is hidden; empty if it is exposed. */
    Optional<String> reasonAgainst(Tool tool) {
        if (!include.isEmpty() && include.stream().noneMatch(word -> matches(word, tool))) {
            return Optional.of("not in luna.tools.include");
        }
        if (exclude.stream().anyMatch(word -> matches(word, tool))) {
            return Optional.of("in luna.tools.exclude");
        }
        if (readOnly && !Boolean.TRUE.equals(tool.hints().readOnlyHint())) {
            return Optional.of("not read-only, as luna.tools.read-only requires");
        }
        return Optional.empty();
    }

    /** The words that match no tool: most likely typing errors. */
    List<String> unmatched(Collection<Tool> tools) {
        Predicate<String> fitsNone = word -> tools.stream().noneMatch(tool -> matches(word, tool));
        return Stream.concat(include.stream(), exclude.stream())
                .filter(fitsNone)
                .distinct()
                .toList();
    }

    private static boolean matches(String word, Tool tool) {
        String expression =
                Arrays.stream(word.split("\\*", -1)).map(Pattern::quote).collect(Collectors.joining(".*"));
        return Stream.concat(Stream.of(tool.name()), tool.tags().stream()).anyMatch(name -> name.matches(expression));
    }
}
