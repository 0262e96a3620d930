package dev.luna.mcp.builtin.http;

import dev.luna.mcp.tool.ArgumentTemplate;
import dev.luna.mcp.tool.InvalidToolException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.camel.Message;

/**
 * One line of an option that lists names and values. Immutable.
 *
 * @param name the name, such as that of a header
 * @param value a text as it is written, or {@code {argument}}
 */
record NamedValue(String name, String value) {

    /**
     * Reads the lines of an option.
     *
     * @param option the option, for failures
     * @param separator between name and value
     * @param text the lines; null for none
     * @throws InvalidToolException naming a line that is not well-formed; a value is not shown, as it may be a secret
     */
    static List<NamedValue> lines(String option, String separator, String text) {
        List<NamedValue> lines = new ArrayList<>();
        String[] written = text == null ? new String[0] : text.split("\n");
        for (int i = 0; i < written.length; i++) {
            if (!written[i].isBlank()) {
                lines.add(line("Option '" + option + "', line " + (i + 1), separator, written[i]));
            }
        }
        return List.copyOf(lines);
    }

    private static NamedValue line(String place, String separator, String line) {
        int end = line.indexOf(separator);
        if (end < 1) {
            throw new InvalidToolException(place + ": expected a name, then '" + separator + "' and a value");
        }
        NamedValue named = new NamedValue(
                line.substring(0, end).strip(), line.substring(end + 1).strip());
        if (named.name().isEmpty()) {
            throw new InvalidToolException(place + ": the name is missing before '" + separator + "'");
        }
        boolean whole = ArgumentTemplate.name(named.value()).isPresent();
        if (!whole && !ArgumentTemplate.names(named.value()).isEmpty()) {
            throw new InvalidToolException(place + ": {"
                    + ArgumentTemplate.names(named.value()).iterator().next() + "} must be the whole value of '"
                    + named.name() + "'");
        }
        return named;
    }

    /** The value for a call: that of the argument if one is named, null if the caller left it out. */
    Object in(Message message) {
        Optional<String> argument = ArgumentTemplate.name(value);
        return argument.isPresent() ? message.getHeader(argument.get()) : value;
    }

    /** The name of the argument that is the value; empty for a text as it is written. */
    String argument() {
        return ArgumentTemplate.name(value).orElse("");
    }

    /** The subject of a sentence about the value. */
    String subject() {
        return ArgumentTemplate.name(value)
                .map(argument -> "Argument '" + argument + "'")
                .orElse("The value of '" + name + "'");
    }
}
