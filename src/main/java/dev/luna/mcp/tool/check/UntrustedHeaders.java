package dev.luna.mcp.tool.check;

import dev.luna.mcp.tool.SteeringHeaders;
import dev.luna.mcp.tool.check.YamlElement.Field;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Finds headers that control components and come from a text of the client, and headers whose name a client chooses.
 * Stateless.
 */
final class UntrustedHeaders {

    static final String KIND = "camel-header";
    static final String NAME_KIND = "header-name";

    /** Prefix of the name of a header of a message in a variable, {@code header:NAME.CamelHttpUri}. */
    private static final Pattern IN_VARIABLE = Pattern.compile("(?i)^header:([\\w-]+\\.)?");

    /** Data of a message, which has no other place, such as a key or a title: a tool sets them from its arguments on purpose. */
    private static final Pattern DATA = Pattern.compile("(?i)github.*|kafka\\.key|jms(correlationid|type|priority)");

    private static final Pattern BY_METHOD = Pattern.compile(
            "(?i)\\bheaders\\??\\.(put|putAll|putIfAbsent|merge|compute\\w*)\\b|\\bset(In|Out)?Headers?\\(|\\bcopyFrom\\w*\\(");

    private final UntrustedText untrusted;

    private UntrustedHeaders(UntrustedText untrusted) {
        this.untrusted = untrusted;
    }

    static List<Problem> in(YamlElement routes) {
        UntrustedHeaders headers = new UntrustedHeaders(UntrustedText.in(routes));
        return Stream.concat(
                        routes.allFields().flatMap(headers::at),
                        LanguageExpression.in(routes)
                                .filter(expression ->
                                        BY_METHOD.matcher(expression.text()).find())
                                .filter(headers.untrusted::isIn)
                                .map(expression -> named(expression.line())))
                .toList();
    }

    private Stream<Problem> at(Field step) {
        return switch (step.name()) {
            case "setHeader", "setVariable" -> set(step.value());
            case "setHeaders", "setVariables" ->
                Stream.of("headers", "variables")
                        .flatMap(name -> step.value().field(name).stream())
                        .flatMap(list -> list.value().items().stream())
                        .flatMap(this::set);
            case "convertHeaderTo" -> renamed(step.value());
            default -> Stream.of();
        };
    }

    private Stream<Problem> set(YamlElement header) {
        String name = header.text("name").orElse("");
        boolean isHeader = !header.field("name").isPresent() || !name.matches("(?i)(global|route|exchange):.*");
        if (isHeader && untrusted.isIn(name)) {
            return Stream.of(named(header.line()));
        }
        return isControlling(name) && untrusted.isIn(header)
                ? Stream.of(controlling(header.line(), name))
                : Stream.of();
    }

    private Stream<Problem> renamed(YamlElement header) {
        String from = header.text("name").orElse("");
        String to = header.text("toName").orElse(from);
        if (untrusted.isIn(to)) {
            return Stream.of(named(header.line()));
        }
        return isControlling(to) && !to.equals(from) ? Stream.of(controlling(header.line(), to)) : Stream.of();
    }

    private static boolean isControlling(String name) {
        String header = IN_VARIABLE.matcher(name).replaceFirst("");
        return SteeringHeaders.contains(header) && !DATA.matcher(header).matches();
    }

    private static Problem controlling(int line, String name) {
        return new Problem(
                line,
                KIND,
                name
                        + " comes from an argument, and it controls a component; validate the argument in a bean and use the"
                        + " result of the bean");
    }

    private static Problem named(int line) {
        return new Problem(
                line,
                NAME_KIND,
                "the name of a header comes from an argument, so a client can choose one that controls a component; use a"
                        + " fixed name");
    }
}
