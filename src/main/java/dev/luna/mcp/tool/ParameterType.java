package dev.luna.mcp.tool;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** A type in the flat declaration of a value: {@code parameter.NAME: TYPE}. */
public enum ParameterType {
    STRING,
    INTEGER("int", "long"),
    NUMBER("double", "float"),
    BOOLEAN("bool"),
    OBJECT,
    ARRAY;

    private final List<String> otherWords;

    ParameterType(String... otherWords) {
        this.otherWords = List.of(otherWords);
    }

    /** Returns the type that a word names, in any case; empty if none does. */
    static Optional<ParameterType> of(String word) {
        return Arrays.stream(values())
                .filter(type -> type.words().contains(word.toLowerCase(Locale.ROOT)))
                .findFirst();
    }

    /** The words of JSON Schema for all types. */
    public static List<String> names() {
        return Arrays.stream(values()).map(ParameterType::word).toList();
    }

    /** The word of JSON Schema. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** All words for this type, the one of JSON Schema first. */
    public List<String> words() {
        return Stream.concat(Stream.of(word()), otherWords.stream()).toList();
    }
}
