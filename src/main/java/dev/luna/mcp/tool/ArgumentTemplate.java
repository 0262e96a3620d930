package dev.luna.mcp.tool;

import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.camel.Message;

/** Reads {@code {name}} in the options of building blocks, which stands for an argument of the tool. Stateless. */
public final class ArgumentTemplate {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{([\\w-]+)}");

    private ArgumentTemplate() {}

    /** The name of the argument if the whole text is {@code {name}}; empty for any other text. */
    public static Optional<String> name(String text) {
        Matcher placeholder = PLACEHOLDER.matcher(text);
        return placeholder.matches() ? Optional.of(placeholder.group(1)) : Optional.empty();
    }

    /** The names of all arguments that a text contains as {@code {name}}. */
    public static Set<String> names(String text) {
        Set<String> names = new LinkedHashSet<>();
        PLACEHOLDER.matcher(text).results().forEach(placeholder -> names.add(placeholder.group(1)));
        return names;
    }

    /** The text in which each {@code {name}} is replaced. */
    public static String fill(String text, Function<String, String> values) {
        return PLACEHOLDER.matcher(text).replaceAll(found -> Matcher.quoteReplacement(values.apply(found.group(1))));
    }

    /**
     * The value of an option.
     *
     * @param option may be null
     * @param message has the arguments as headers
     * @return the argument's value if the option is {@code {name}}, null if the caller left the argument out; otherwise the option
     */
    public static String value(String option, Message message) {
        return option == null
                ? null
                : name(option)
                        .map(argument -> Optional.ofNullable(message.getHeader(argument, String.class)))
                        .orElse(Optional.of(option))
                        .orElse(null);
    }
}
