package dev.luna.mcp.builtin.http;

import dev.luna.mcp.outbound.UrlBuilder;
import dev.luna.mcp.outbound.ValueStyle;
import java.util.Collection;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Writes values in their styles (OpenAPI 3, "Style Values"). Stateless. */
final class StyledValue {

    private StyledValue() {}

    /** The pairs of a query or a form, encoded. */
    static Stream<String> pairs(String name, Object value, ValueStyle style) {
        return switch (style) {
            case REPEATED -> elements(value).map(element -> pair(name, RequestText.of(element)));
            case DEEP -> deep(name, value);
            case PROPERTIES ->
                value instanceof Map<?, ?> object
                        ? object.entrySet().stream().flatMap(one -> elements(one.getValue())
                                .map(element -> pair(String.valueOf(one.getKey()), RequestText.of(element))))
                        : elements(value).map(element -> pair(name, RequestText.of(element)));
            default -> Stream.of(UrlBuilder.encode(name) + "=" + text(value, style, UrlBuilder::encode));
        };
    }

    /**
     * One text, for a place that has no names.
     *
     * @param encode makes a part of it harmless in its place; the separators are added to what it returns
     */
    static String text(Object value, ValueStyle style, UnaryOperator<String> encode) {
        if (style == ValueStyle.JSON) {
            return encode.apply(RequestText.json(value));
        }
        String assignment = style == ValueStyle.PROPERTIES ? "=" : separator(style, encode);
        Stream<String> parts = value instanceof Map<?, ?> object
                ? object.entrySet().stream()
                        .map(one -> encode.apply(String.valueOf(one.getKey()))
                                + assignment
                                + encode.apply(RequestText.of(one.getValue())))
                : elements(value).map(element -> encode.apply(RequestText.of(element)));
        return parts.collect(Collectors.joining(separator(style, encode)));
    }

    /** A comma is plain in all places; a space and a bar are not in a URL. */
    private static String separator(ValueStyle style, UnaryOperator<String> encode) {
        return switch (style) {
            case SPACE -> encode.apply(" ");
            case PIPE -> encode.apply("|");
            default -> ",";
        };
    }

    private static Stream<String> deep(String name, Object value) {
        if (value instanceof Map<?, ?> object) {
            return object.entrySet().stream().flatMap(one -> deep(name + "[" + one.getKey() + "]", one.getValue()));
        }
        if (value instanceof Collection<?> list) {
            Object[] elements = list.toArray();
            return IntStream.range(0, elements.length)
                    .boxed()
                    .flatMap(index -> deep(name + "[" + index + "]", elements[index]));
        }
        return Stream.of(pair(name, value == null ? "" : RequestText.of(value)));
    }

    private static Stream<?> elements(Object value) {
        return value instanceof Collection<?> list ? list.stream() : Stream.ofNullable(value);
    }

    private static String pair(String name, String value) {
        return UrlBuilder.encode(name) + "=" + UrlBuilder.encode(value);
    }
}
