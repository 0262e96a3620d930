package dev.luna.mcp.tool.check;

import dev.luna.mcp.tool.check.YamlElement.Field;
import java.util.Set;
import java.util.stream.Stream;

/**
 * An expression in one of Camel's languages.
 *
 * @param language the name of the language
 * @param text the expression; empty for a bean call
 */
record LanguageExpression(String language, String text, int line) {

    private static final Set<String> LANGUAGES = Set.of(
            "simple",
            "csimple",
            "constant",
            "header",
            "variable",
            "exchangeProperty",
            "method",
            "ref",
            "tokenize",
            "xtokenize",
            "xpath",
            "xquery",
            "jsonpath",
            "jq",
            "groovy",
            "java",
            "joor",
            "js",
            "python",
            "mvel",
            "ognl",
            "spel",
            "datasonnet",
            "hl7terser",
            "wasm",
            "language");

    private static final Set<String> MESSAGE_STEPS = Set.of("log", "throwException");

    /** The expressions of one step, without those of its child steps. */
    static Stream<LanguageExpression> of(YamlElement step) {
        return step.fields().stream().flatMap(field -> {
            if (field.name().equals("expression") && field.value().text().isEmpty()) {
                return of(field.value());
            }
            return LANGUAGES.contains(field.name()) ? Stream.of(of(field)) : Stream.of();
        });
    }

    /** All expressions in a file, from top to bottom; texts that Camel evaluates without a language are Simple. */
    static Stream<LanguageExpression> in(YamlElement routes) {
        return routes.allFields().flatMap(LanguageExpression::at);
    }

    private static Stream<LanguageExpression> at(Field field) {
        if (field.name().equals("simple") || field.name().equals("constant")) {
            return Stream.of(of(field));
        }
        if (MESSAGE_STEPS.contains(field.name())) {
            return Stream.concat(field.value().text().stream(), field.value().text("message").stream())
                    .map(text ->
                            new LanguageExpression("simple", text, field.value().line()));
        }
        if (Set.of(
                        "set-body",
                        "setBody",
                        "setHeader",
                        "setVariable",
                        "setProperty",
                        "transform",
                        "filter",
                        "split",
                        "loop")
                .contains(field.name())) {
            return of(field.value())
                    .filter(expression -> !Set.of("simple", "constant").contains(expression.language()));
        }
        return Stream.of();
    }

    private static LanguageExpression of(Field field) {
        YamlElement value = field.value();
        String text = value.text()
                .or(() -> value.text("expression"))
                .or(() -> value.text("name"))
                .orElse("");
        return new LanguageExpression(field.name(), text, value.line());
    }
}
