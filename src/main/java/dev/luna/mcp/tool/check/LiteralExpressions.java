package dev.luna.mcp.tool.check;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Finds texts that Camel takes literally although the author most likely meant an expression. Stateless. */
final class LiteralExpressions {

    static final String LITERAL = "literal-expression";

    private static final Set<String> NAMING = Set.of("header", "variable", "exchangeProperty");

    private static final Pattern WITHOUT_DOLLAR =
            Pattern.compile("(?<![${\\w])\\{\\s*((header|variable|exchangeProperty)[.:][\\w-]+|body)\\s*}");

    private static final Pattern BARE = Pattern.compile("\\s*(?:header|variable|exchangeProperty)[.:][\\w-]+\\s*");

    private LiteralExpressions() {}

    static List<Problem> in(YamlElement routes) {
        return LanguageExpression.in(routes)
                .flatMap(expression -> literal(expression).stream())
                .toList();
    }

    private static Optional<Problem> literal(LanguageExpression expression) {
        String text = expression.text();
        String wrong = null;
        if (expression.language().equals("constant") && text.contains("${")) {
            wrong = "constant takes ${..} as plain text; write simple instead of constant";
        } else if (NAMING.contains(expression.language()) && text.contains("{")) {
            wrong = expression.language() + " takes a name, not an expression; write " + expression.language()
                    + ": NAME, or simple";
        } else if (expression.language().equals("simple")
                && WITHOUT_DOLLAR.matcher(text).find()) {
            wrong = "Simple takes this brace as plain text; an expression is ${..}, an argument ${header.NAME}";
        } else if (expression.language().equals("simple") && BARE.matcher(text).matches()) {
            wrong = "Simple takes this as plain text; write ${" + text.strip() + "}";
        }
        return Optional.ofNullable(wrong).map(message -> new Problem(expression.line(), LITERAL, message));
    }
}
