package dev.luna.mcp.tool.check;

import dev.luna.mcp.tool.check.YamlElement.Field;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Headers that components obey, made of a caller's text; and headers whose very name a caller chooses. Stateless. */
final class UntrustedHeaders {

    static final String KIND = "camel-header";
    static final String NAME_KIND = "header-name";

    /** Also as the header of a message that is kept in a variable, {@code header:NAME.CamelHttpUri}. */
    private static final Pattern OBEYED =
            Pattern.compile("(?i)(header:([\\w-]+\\.)?)?(camel|org\\.apache\\.camel\\.|kafka\\.override).*");

    private static final Pattern BY_METHOD = Pattern.compile(
            "(?i)\\bheaders\\??\\.(put|putAll|putIfAbsent|merge|compute\\w*)\\b|\\bset(In|Out)?Headers?\\(|\\bcopyFrom\\w*\\(");

    private final UntrustedText callers;

    private UntrustedHeaders(UntrustedText callers) {
        this.callers = callers;
    }

    static List<Problem> in(YamlElement routes) {
        UntrustedHeaders headers = new UntrustedHeaders(UntrustedText.in(routes));
        return Stream.concat(
                        routes.allFields().flatMap(headers::at),
                        LanguageExpression.in(routes)
                                .filter(spoken ->
                                        BY_METHOD.matcher(spoken.text()).find())
                                .filter(headers.callers::isIn)
                                .map(spoken -> named(spoken.line())))
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
        if (isHeader && callers.isIn(name)) {
            return Stream.of(named(header.line()));
        }
        return OBEYED.matcher(name).matches() && callers.isIn(header)
                ? Stream.of(obeyed(header.line(), name))
                : Stream.of();
    }

    private Stream<Problem> renamed(YamlElement header) {
        String from = header.text("name").orElse("");
        String to = header.text("toName").orElse(from);
        if (callers.isIn(to)) {
            return Stream.of(named(header.line()));
        }
        return OBEYED.matcher(to).matches() && !to.equals(from) ? Stream.of(obeyed(header.line(), to)) : Stream.of();
    }

    private static Problem obeyed(int line, String name) {
        return new Problem(
                line,
                KIND,
                name
                        + " is made of an argument, and a component obeys it; check the argument in a bean and take what the"
                        + " bean answers");
    }

    private static Problem named(int line) {
        return new Problem(
                line,
                NAME_KIND,
                "the name of a header comes from an argument, so a caller may choose one that a component obeys; use a"
                        + " fixed name");
    }
}
