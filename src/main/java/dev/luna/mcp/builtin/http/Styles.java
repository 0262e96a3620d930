package dev.luna.mcp.builtin.http;

import dev.luna.mcp.outbound.ValueStyle;
import dev.luna.mcp.tool.InvalidToolException;
import dev.luna.mcp.tool.NearestWord;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * The styles of arguments that a tool file declares. Immutable.
 *
 * @param byArgument without those that have the usual style of their place
 */
record Styles(Map<String, ValueStyle> byArgument) {

    private static final String OPTION = "styles";

    Styles {
        byArgument = Map.copyOf(byArgument);
    }

    /**
     * Reads the option.
     *
     * @param text a line {@code argument=style} for each; null for none
     * @param inUrl the arguments in the path
     * @throws InvalidToolException naming a line that has no style, or one that does not fit its place
     */
    static Styles parse(String text, Set<String> inUrl) {
        Map<String, ValueStyle> styles = new HashMap<>();
        for (NamedValue line : NamedValue.lines(OPTION, "=", text)) {
            ValueStyle style = style(line.value());
            boolean inPath = inUrl.contains(line.name());
            boolean fits =
                    switch (style) {
                        case SEGMENTS -> inPath;
                        case COMMA, PROPERTIES, JSON -> true;
                        default -> !inPath;
                    };
            if (!fits) {
                throw new InvalidToolException("Option '" + OPTION + "': " + line.name() + " cannot be "
                        + style.option() + (inPath ? ", as it is in the path" : ", as it is not in the path of 'url'"));
            }
            styles.put(line.name(), style);
        }
        return new Styles(styles);
    }

    private static ValueStyle style(String word) {
        List<String> known =
                Arrays.stream(ValueStyle.values()).map(ValueStyle::option).toList();
        if (!known.contains(word)) {
            throw new InvalidToolException(NearestWord.unknown("Option '" + OPTION + "' with " + word, word, known));
        }
        return ValueStyle.valueOf(word.toUpperCase(Locale.ROOT));
    }

    /** The style of an argument, or the usual one of its place. */
    ValueStyle of(String argument, ValueStyle usual) {
        return byArgument.getOrDefault(argument, usual);
    }
}
