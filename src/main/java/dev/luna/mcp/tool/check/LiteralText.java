package dev.luna.mcp.tool.check;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A part of an expression that Camel takes literally although the author most likely meant an expression.
 *
 * @param language the language of the expression
 * @param part the literal part, in the syntax of regular expressions that Java and ECMAScript share
 * @param message the mistake and the remedy; {@code %s} stands for the whole text
 */
public record LiteralText(String language, Pattern part, String message) {

    /** A regular expression for the words with which parts of the message begin in Simple: {@code header.name}, {@code body}. */
    public static final String SIMPLE_WORDS =
            "(header|headers|variable|exchangeProperty|body|bodyAs|exchangeId|exception)\\b";

    /** All such parts. */
    public static List<LiteralText> all() {
        return Stream.concat(
                        Stream.of("header", "variable", "exchangeProperty").map(LiteralText::name),
                        Stream.of(
                                new LiteralText(
                                        "constant",
                                        Pattern.compile("\\$\\{"),
                                        "constant takes ${..} as plain text; write simple instead of constant"),
                                new LiteralText(
                                        "simple",
                                        Pattern.compile(
                                                "(?<![${\\w])\\{\\s*((header|variable|exchangeProperty)[.:][\\w-]+|body)\\s*\\}"),
                                        "Simple takes this brace as plain text; an expression is ${..}, an argument"
                                                + " ${header.NAME}"),
                                new LiteralText(
                                        "simple",
                                        Pattern.compile("^\\s*(?:header|variable|exchangeProperty)[.:][\\w-]+\\s*$"),
                                        "Simple takes this as plain text; write ${%s}")))
                .toList();
    }

    private static LiteralText name(String language) {
        return new LiteralText(
                language,
                Pattern.compile("\\{"),
                language + " takes a name, not an expression; write " + language + ": NAME, or simple");
    }

    boolean isIn(LanguageExpression expression) {
        return expression.language().equals(language)
                && part.matcher(expression.text()).find();
    }

    /** The message about a text. */
    public String message(String text) {
        return message.formatted(text.strip());
    }
}
