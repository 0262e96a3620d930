package dev.luna.mcp.tool.check;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.luna.mcp.tool.NearestWord;
import dev.luna.mcp.tool.check.YamlElement.Field;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.camel.util.StringHelper;

/** Finds arguments that a tool's route uses but does not declare. Stateless. */
final class UndeclaredArguments {

    static final String KIND = "unknown-header";

    private static final Pattern IN_SIMPLE = Pattern.compile(
            "\\{\\s*(?:in\\.)?(?:headers?(?:[.:]|\\??\\.|\\[\\s*['\"]?)|headerAs\\(\\s*['\"]?)([\\w-]+)");

    private static final Pattern IN_BLOCK = Pattern.compile("(?<![{$\\w])\\{(\\w+)}(?!})");

    private static final Pattern PARAMETER = Pattern.compile("parameter\\.([^.]+).*");
    private static final Pattern TEMPLATE = Pattern.compile("\\{[+#./;?&]?([\\w,]+)\\*?}");
    private static final Pattern ALWAYS =
            Pattern.compile("(?i)camel.*|content-.*|breadcrumbid|luna.*|put|size|length|get");

    /** Components that add no headers. */
    private static final Set<String> CLOSED = Set.of("block", "log", "mcp", "mock");

    private static final Set<String> OPEN_STEPS = Set.of(
            "bean",
            "process",
            "method",
            "script",
            "enrich",
            "pollEnrich",
            "poll",
            "toD",
            "recipientList",
            "routingSlip",
            "dynamicRouter",
            "kamelet",
            "setHeaders",
            "claimCheck",
            "groovy",
            "java");

    private UndeclaredArguments() {}

    static List<Problem> in(YamlElement routes) {
        return routes.allFields()
                .filter(field -> field.name().equals("from"))
                .flatMap(from -> declared(from.value()).stream().flatMap(names -> unknown(from.value(), names)))
                .toList();
    }

    /** The declared arguments of a route; empty if it is not a tool, or its schema is in another file. */
    private static Optional<Set<String>> declared(YamlElement from) {
        Optional<EndpointReference> offer = EndpointReference.of(new Field("from", from.line(), from)).stream()
                .filter(EndpointReference::isOffer)
                .findFirst();
        if (offer.isEmpty()) {
            return Optional.empty();
        }
        Set<String> names = new TreeSet<>();
        for (Field option : offer.get().options()) {
            var parameter = PARAMETER.matcher(option.name());
            String text = option.value().text().orElse("");
            if (parameter.matches()) {
                names.add(parameter.group(1));
            } else if (option.name().equals("resourceUri")) {
                TEMPLATE.matcher(text)
                        .results()
                        .forEach(match -> names.addAll(List.of(match.group(1).split(","))));
            } else if (StringHelper.dashToCamelCase(option.name()).equals("argSchema")) {
                try {
                    new ObjectMapper()
                            .readTree(text)
                            .path("properties")
                            .fieldNames()
                            .forEachRemaining(names::add);
                } catch (JsonProcessingException e) {
                    return Optional.empty();
                }
            }
        }
        return Optional.of(names);
    }

    private static Stream<Problem> unknown(YamlElement from, Set<String> declared) {
        YamlElement steps = from.field("steps").map(Field::value).orElse(from);
        Set<String> set = steps.allFields()
                .filter(field -> Set.of("name", "toName", "key").contains(field.name()))
                .flatMap(field -> field.value().text().stream())
                .map(name -> name.toLowerCase(Locale.ROOT))
                .collect(Collectors.toSet());
        declared.forEach(name -> set.add(name.toLowerCase(Locale.ROOT)));
        boolean open = steps.allFields().anyMatch(UndeclaredArguments::addsHeaders);
        return steps.allFields()
                .filter(field -> !field.name().equals("constant"))
                .flatMap(field -> used(field)
                        .filter(name -> !set.contains(name.toLowerCase(Locale.ROOT))
                                && !ALWAYS.matcher(name).matches())
                        .filter(name -> !open || NearestWord.to(name, declared).isPresent())
                        .distinct()
                        .map(name -> new Problem(
                                field.value().line(),
                                KIND,
                                NearestWord.unknown("the argument '" + name + "'", name, declared)
                                        + "; declare parameter." + name + ", or set that header in a step before")));
    }

    private static Stream<String> used(Field field) {
        String text = field.value().text().orElse("");
        if (field.name().equals("header")) {
            return text.matches("[\\w-]+") ? Stream.of(text) : Stream.of();
        }
        Stream<String> inSimple = names(IN_SIMPLE, text);
        return Set.of(
                                "url",
                                "query",
                                "headers",
                                "path",
                                "arguments",
                                "directory",
                                "fields",
                                "rotate",
                                "width",
                                "height",
                                "fit")
                        .contains(field.name())
                ? Stream.concat(inSimple, names(IN_BLOCK, text))
                : inSimple;
    }

    private static Stream<String> names(Pattern pattern, String text) {
        return pattern.matcher(text).results().map((MatchResult match) -> match.group(1));
    }

    private static boolean addsHeaders(Field step) {
        return OPEN_STEPS.contains(step.name())
                || EndpointReference.of(step).stream().anyMatch(use -> !CLOSED.contains(use.scheme()));
    }
}
