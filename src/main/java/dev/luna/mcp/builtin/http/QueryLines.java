package dev.luna.mcp.builtin.http;

import dev.luna.mcp.outbound.ValueStyle;
import dev.luna.mcp.tool.InvalidToolException;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.camel.Message;

/** The names and values that a tool file adds to the query of a URL. All of them are encoded. Immutable. */
record QueryLines(List<NamedValue> lines) {

    /** @throws InvalidToolException if a line is no name with a value */
    static QueryLines parse(String text) {
        return new QueryLines(NamedValue.lines("query", "=", text));
    }

    boolean has(String name) {
        return lines.stream().anyMatch(line -> line.name().equals(name));
    }

    /**
     * The encoded query of a call, without those whose argument is missing.
     *
     * @param more further names and values
     * @param styles of the values; usually a list is sent as its elements, each with the name
     * @return null if there is nothing in it
     */
    String in(Message message, List<SentValue> more, Styles styles) {
        Stream<String> declared = lines.stream().flatMap(line -> pairs(line, line.in(message), styles));
        Stream<String> sent = more.stream()
                .flatMap(each ->
                        StyledValue.pairs(each.name(), each.value(), styles.of(each.argument(), ValueStyle.REPEATED)));
        String query = Stream.concat(declared, sent).collect(Collectors.joining("&"));
        return query.isEmpty() ? null : query;
    }

    private static Stream<String> pairs(NamedValue line, Object value, Styles styles) {
        return value == null
                ? Stream.of()
                : StyledValue.pairs(line.name(), value, styles.of(line.argument(), ValueStyle.REPEATED));
    }
}
