package dev.luna.mcp.tool;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;

/** An option in the flat declaration of a value: {@code parameter.NAME.OPTION}. */
public enum ParameterOption {
    REQUIRED("required", ParameterType.BOOLEAN, "True if it must be sent", (field, value) -> {}),
    DESCRIPTION("description", ParameterType.STRING, "What it is, for the model", put("description")),
    DEFAULT("default", ParameterType.STRING, "The value if it is not sent", put("default")),
    ENUM("enum", ParameterType.STRING, "The permitted values, separated by commas", ParameterOption::putWords),
    PATTERN("pattern", ParameterType.STRING, "A regular expression that a text must match", put("pattern")),
    FORMAT(
            "format",
            ParameterType.STRING,
            "A format of JSON Schema, such as date, date-time, email or uri",
            put("format")),
    MINIMUM("minimum", ParameterType.NUMBER, "The least number", putNumber("minimum")),
    MAXIMUM("maximum", ParameterType.NUMBER, "The greatest number", putNumber("maximum")),
    MIN_LENGTH("minLength", ParameterType.INTEGER, "The least number of characters", putLength("minLength")),
    MAX_LENGTH("maxLength", ParameterType.INTEGER, "The greatest number of characters", putLength("maxLength")),
    ITEMS("items", ParameterType.STRING, "The type of an array's elements", put("items")),
    CONTENT_MEDIA_TYPE(
            "contentMediaType",
            ParameterType.STRING,
            "The media type of a text, such as text/html",
            put("contentMediaType"));

    private final String word;
    private final ParameterType type;
    private final String description;
    private final BiConsumer<ObjectNode, String> setter;

    ParameterOption(String word, ParameterType type, String description, BiConsumer<ObjectNode, String> setter) {
        this.word = word;
        this.type = type;
        this.description = description;
        this.setter = setter;
    }

    /** Returns the option of a name; empty if there is none. */
    static Optional<ParameterOption> of(String word) {
        return Arrays.stream(values())
                .filter(option -> option.word.equals(word))
                .findFirst();
    }

    /** The names of all options. */
    static List<String> words() {
        return Arrays.stream(values()).map(ParameterOption::word).toList();
    }

    /** The name of the option, as it is written after the last dot. */
    public String word() {
        return word;
    }

    /** The type of the option's own value. */
    public ParameterType type() {
        return type;
    }

    /** The meaning of the option, for authors. */
    public String description() {
        return description;
    }

    /**
     * Writes the option into the JSON Schema of a value; {@link #REQUIRED}, which belongs to the object, does nothing.
     *
     * @throws NumberFormatException if the option is a number and the text is not
     */
    void write(ObjectNode field, String text) {
        setter.accept(field, text);
    }

    private static BiConsumer<ObjectNode, String> put(String name) {
        return (field, text) -> field.put(name, text);
    }

    private static BiConsumer<ObjectNode, String> putNumber(String name) {
        return (field, text) -> field.put(name, new BigDecimal(text));
    }

    private static BiConsumer<ObjectNode, String> putLength(String name) {
        return (field, text) -> field.put(name, Integer.parseInt(text));
    }

    private static void putWords(ObjectNode field, String words) {
        ArrayNode values = field.putArray("enum");
        Arrays.stream(words.split(","))
                .map(String::trim)
                .filter(word -> !word.isEmpty())
                .forEach(values::add);
    }
}
