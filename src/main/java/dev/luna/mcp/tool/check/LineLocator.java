package dev.luna.mcp.tool.check;

import dev.luna.mcp.tool.check.YamlElement.Field;
import java.util.Comparator;
import java.util.stream.Stream;
import org.apache.camel.util.StringHelper;

/** Finds the line that a message is about, by the words that they share. Stateless. */
final class LineLocator {

    private static final int SHORTEST_WORD = 3;

    private record Word(String text, int line) {}

    private LineLocator() {}

    /** The line of the longest word that the message repeats; that of the first endpoint if there is none. */
    static int of(YamlElement routes, String message) {
        return routes.allFields()
                .flatMap(LineLocator::words)
                .filter(word -> word.text().length() >= SHORTEST_WORD && message.contains(word.text()))
                .max(Comparator.comparingInt((Word word) -> word.text().length())
                        .thenComparing(Comparator.comparingInt(Word::line).reversed()))
                .map(Word::line)
                .orElseGet(() -> EndpointReference.in(routes)
                        .findFirst()
                        .map(EndpointReference::line)
                        .orElse(1));
    }

    /** Names of options and what they are about, values and what is behind their scheme; the DSL's own words tell nothing. */
    private static Stream<Word> words(Field field) {
        String name = field.name();
        String about = StringHelper.after(name, ".", name);
        Stream<String> names = about.equals(name) && !name.endsWith("Schema")
                ? Stream.of(quoted(name))
                : Stream.of(name, quoted(about));
        Stream<String> values = field.value().text().stream()
                .flatMap(text ->
                        text.contains(":") ? Stream.of(text, quoted(StringHelper.after(text, ":"))) : Stream.of(text));
        return Stream.concat(
                names.map(word -> new Word(word, field.line())),
                values.map(word -> new Word(word, field.value().line())));
    }

    private static String quoted(String word) {
        return "'" + word + "'";
    }
}
