package dev.luna.mcp.builtin.http;

import dev.luna.mcp.outbound.UrlBuilder;
import dev.luna.mcp.tool.InvalidToolException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.camel.Message;

/** The names and values that a tool file adds to the query of a URL. All of them are encoded. Immutable. */
record QueryLines(List<NamedValue> lines) {

    /** @throws InvalidToolException if a line is no name with a value */
    static QueryLines parse(String text) {
        return new QueryLines(NamedValue.lines("query", "=", text));
    }

    /**
     * The encoded query of a call, without those whose argument is missing. A list is sent as its elements, each with the name.
     *
     * @param more further names and values
     * @return null if there is nothing in it
     */
    String in(Message message, Map<String, Object> more) {
        Stream<String> declared =
                lines.stream().flatMap(line -> each(line.in(message)).map(value -> pair(line.name(), value)));
        Stream<String> sent = more.entrySet().stream().map(value -> pair(value.getKey(), value.getValue()));
        String query = Stream.concat(declared, sent).collect(Collectors.joining("&"));
        return query.isEmpty() ? null : query;
    }

    private static Stream<?> each(Object value) {
        return value instanceof Collection<?> elements ? elements.stream() : Stream.ofNullable(value);
    }

    private static String pair(String name, Object value) {
        return UrlBuilder.encode(name) + "=" + UrlBuilder.encode(RequestText.of(value));
    }
}
