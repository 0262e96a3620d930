package dev.luna.mcp.builtin.http;

import dev.luna.mcp.outbound.ValueStyle;
import dev.luna.mcp.tool.ArgumentTemplate;
import dev.luna.mcp.tool.InvalidArgumentException;
import dev.luna.mcp.tool.InvalidToolException;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.camel.Message;

/**
 * The headers that a tool file adds to a request. They are named in the file; a caller gives values at most, and a value is one
 * line of plain characters. Immutable.
 */
record HeaderLines(List<NamedValue> lines) {

    private static final String OPTION = "headers";
    private static final int LONGEST = 4096;
    private static final Pattern NAME = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]{1,128}");

    /** A line break would end the header and begin another; beyond ASCII, servers differ in what they read. */
    private static final Pattern VALUE = Pattern.compile("[\\x20-\\x7e\\t]*");

    /** Headers of the connection or of the message's form, which the client sets: RFC 9110, section 7.6.1, and RFC 9112. */
    private static final Set<String> OF_THE_CLIENT = Set.of(
            "connection",
            "content-length",
            "expect",
            "host",
            "keep-alive",
            "proxy-authenticate",
            "proxy-authorization",
            "proxy-connection",
            "te",
            "trailer",
            "transfer-encoding",
            "upgrade");

    /** @throws InvalidToolException if a line is no header, or one that a tool cannot set */
    static HeaderLines parse(String text) {
        List<NamedValue> lines = NamedValue.lines(OPTION, ":", text);
        Set<String> names = new HashSet<>();
        for (NamedValue line : lines) {
            String name = line.name().toLowerCase(Locale.ROOT);
            if (!NAME.matcher(name).matches()) {
                throw new InvalidToolException("Option '" + OPTION + "': '" + line.name() + "' is no name of a header");
            }
            if (isOfTheClient(name)) {
                throw new InvalidToolException("Option '" + OPTION + "': " + line.name()
                        + " belongs to the connection and is set by the server itself; leave it out");
            }
            if (!names.add(name)) {
                throw new InvalidToolException("Option '" + OPTION + "' has " + line.name() + " twice");
            }
            if (ArgumentTemplate.name(line.value()).isEmpty() && !isPlain(line.value())) {
                throw new InvalidToolException("Option '" + OPTION + "': the value of " + line.name()
                        + " must be ASCII without control characters, at most " + LONGEST + " long");
            }
        }
        return new HeaderLines(lines);
    }

    /** True for a header that no tool may set. */
    static boolean isOfTheClient(String name) {
        return OF_THE_CLIENT.contains(name.toLowerCase(Locale.ROOT));
    }

    boolean has(String name) {
        return lines.stream().anyMatch(line -> line.name().equalsIgnoreCase(name));
    }

    /**
     * The headers of a call, without those whose argument is missing. A list is usually separated by commas.
     *
     * @throws InvalidArgumentException if an argument cannot be a header's value
     */
    Map<String, String> in(Message message, Styles styles) {
        Map<String, String> headers = new LinkedHashMap<>();
        for (NamedValue line : lines) {
            Object value = line.in(message);
            if (value != null) {
                ValueStyle style = styles.of(line.argument(), ValueStyle.COMMA);
                headers.put(line.name(), checked(line, StyledValue.text(value, style, text -> text)));
            }
        }
        return headers;
    }

    private static String checked(NamedValue line, String value) {
        if (!isPlain(value)) {
            throw new InvalidArgumentException(line.subject() + " is sent as the header " + line.name()
                    + ": it must be ASCII characters without line breaks, at most " + LONGEST + ".");
        }
        return value.strip();
    }

    private static boolean isPlain(String value) {
        return value.length() <= LONGEST && VALUE.matcher(value).matches();
    }
}
