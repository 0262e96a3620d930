package dev.luna.mcp.tool.check;

import dev.luna.mcp.tool.check.YamlElement.Field;
import java.util.Comparator;
import java.util.stream.Stream;
import org.apache.camel.util.StringHelper;

/** Finds the line to which a message refers, by common words. Stateless. */
final class LineLocator {

    private static final int MIN_LENGTH = 3;

    private record Word(String text, int line) {}

    private LineLocator() {}

    /** Returns the line of the longest word in the message; that of the first endpoint if there is none. */
    static int of(YamlElement routes, String message) {
        return routes.allFields()
                .flatMap(LineLocator::words)
                .filter(word -> word.text().length() >= MIN_LENGTH && message.contains(word.text()))
                .max(Comparator.comparingInt((Word word) -> word.text().length())
                        .thenComparing(Comparator.comparingInt(Word::line).reversed()))
                .map(Word::line)
                .orElseGet(() -> EndpointReference.in(routes)
                        .findFirst()
                        .map(EndpointReference::line)
                        .orElse(1));
    }

    /**
     * Words to compare: option names, values, and the part of a value after its scheme; the DSL's own words are too
     * common.
     */
    private static Stream<Word> words(Field field) {
        String name = field.name();
        String subject = StringHelper.after(name, ".", name);
        Stream<String> names = subject.equals(name) && !name.endsWith("Schema")
                ? Stream.of(quoted(name))
                : Stream.of(name, quoted(subject));
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
