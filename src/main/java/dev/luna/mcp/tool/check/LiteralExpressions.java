package dev.luna.mcp.tool.check;

import java.util.List;
import java.util.stream.Stream;

/** Finds texts that Camel takes literally although the author most likely meant an expression. Stateless. */
final class LiteralExpressions {

    static final String LITERAL = "literal-expression";

    private LiteralExpressions() {}

    static List<Problem> in(YamlElement routes) {
        List<LiteralText> literals = LiteralText.all();
        return LanguageExpression.in(routes)
                .flatMap(expression -> literal(expression, literals))
                .toList();
    }

    private static Stream<Problem> literal(LanguageExpression expression, List<LiteralText> literals) {
        return literals.stream()
                .filter(literal -> literal.isIn(expression))
                .limit(1)
                .map(literal -> new Problem(expression.line(), LITERAL, literal.message(expression.text())));
    }
}
