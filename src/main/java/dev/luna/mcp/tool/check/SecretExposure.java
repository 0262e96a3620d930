package dev.luna.mcp.tool.check;

import dev.luna.mcp.tool.check.YamlElement.Field;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Finds secret settings in texts that clients see: results, errors, messages, declarations. Stateless. */
final class SecretExposure {

    static final String KIND = "secret-in-answer";

    /** A setting or variable with the name of a secret, as a placeholder or in Simple. */
    private static final Pattern SECRET =
            Pattern.compile("(?i)(?:\\{\\{[^{}:]*?(?:\\w+:)?|\\$\\{\\s*(?:env|sysenv|sys|properties|property)[.:])"
                    + "([\\w.-]*(?:token|secret|password|passwd|key|credentials?))(?=\\W)");

    private static final Set<String> STORING_STEPS = Set.of("setVariable", "setProperty", "setHeader");
    private static final Set<String> EXPOSING_STEPS = Set.of("setBody", "transform", "log", "throwException");

    private final Set<String> stored;

    private SecretExposure(Set<String> stored) {
        this.stored = stored;
    }

    static List<Problem> in(YamlElement routes) {
        Set<String> stored = new HashSet<>();
        routes.allFields()
                .filter(step -> STORING_STEPS.contains(step.name()))
                .filter(step -> texts(step.value())
                        .anyMatch(text -> SECRET.matcher(text).find()))
                .flatMap(step -> step.value().text("name").stream())
                .forEach(stored::add);
        SecretExposure uses = new SecretExposure(stored);
        return Stream.concat(
                        routes.allFields().filter(step -> EXPOSING_STEPS.contains(step.name())),
                        routes.allFields().filter(SecretExposure::isShownEndpoint))
                .flatMap(uses::at)
                .toList();
    }

    /**
     * Returns true for endpoints whose options clients or readers of the log see: declarations of tools, messages to
     * clients, log:, and fallback results.
     */
    private static boolean isShownEndpoint(Field step) {
        return step.value()
                        .text("uri")
                        .filter(uri -> uri.strip().matches("(ai-\\w+|mcp|log):.*"))
                        .isPresent()
                || step.name().equals("fallback")
                || step.value()
                        .text()
                        .filter(uri -> uri.strip().matches("(ai-\\w+|mcp|log):.*"))
                        .isPresent();
    }

    private Stream<Problem> at(Field step) {
        return Stream.concat(
                        step.value().text().stream()
                                .map(text -> new LanguageExpression(
                                        "", text, step.value().line())),
                        fields(step.value())
                                .flatMap(field -> field
                                        .value()
                                        .text()
                                        .map(text -> new LanguageExpression(
                                                field.name(),
                                                text,
                                                field.value().line()))
                                        .stream()))
                .flatMap(text -> found(text).map(name -> problem(text.line(), step.name(), name)))
                .limit(1);
    }

    private Stream<String> found(LanguageExpression text) {
        Matcher secret = SECRET.matcher(text.text());
        if (secret.find()) {
            return Stream.of(secret.group(1));
        }
        return stored.stream()
                .filter(name -> Set.of("variable", "header", "exchangeProperty").contains(text.language())
                                && text.text().equals(name)
                        || Pattern.compile(
                                        "\\{\\s*(variable|header|exchangeProperty)[.:]" + Pattern.quote(name) + "\\W")
                                .matcher(text.text())
                                .find());
    }

    private static Problem problem(int line, String step, String name) {
        return new Problem(
                line,
                KIND,
                step + " shows the secret '" + name
                        + "' to callers or in the log; send it to the service in a header only");
    }

    private static Stream<Field> fields(YamlElement step) {
        return step.fields().stream()
                .filter(field -> !field.name().equals("steps"))
                .flatMap(field -> Stream.concat(Stream.of(field), field.value().allFields()));
    }

    private static Stream<String> texts(YamlElement step) {
        return fields(step).flatMap(field -> field.value().text().stream());
    }
}
