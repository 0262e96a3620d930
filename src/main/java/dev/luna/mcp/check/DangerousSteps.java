package dev.luna.mcp.check;

import dev.luna.mcp.check.Element.Field;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Steps that let a caller's text decide where a message goes or which command runs. Stateless. */
final class DangerousSteps {

    private static final Set<String> BUILDING =
            Set.of("toD", "wireTap", "recipientList", "routingSlip", "dynamicRouter", "enrich", "pollEnrich", "poll");

    private static final Set<String> ORDERS = Set.of(
            "CamelHttpUri",
            "CamelHttpPath",
            "CamelHttpQuery",
            "CamelHttpRawQuery",
            "CamelHttpHost",
            "CamelRestHttpUri",
            "CamelRestHttpQuery",
            "CamelFileName",
            "CamelOverruleFileName",
            "CamelExecCommandExecutable",
            "CamelExecCommandArgs",
            "CamelExecCommandWorkingDir",
            "CamelExecCommandOutFile");

    /** An argument of the caller's, or what was made of one: its text goes where the expression stands. */
    private static final Pattern CALLERS_TEXT = Pattern.compile("\\$\\{\\s*(header|headers|body|in\\.|bodyAs|message)");

    private DangerousSteps() {}

    static List<Problem> in(Element routes) {
        return routes.allFields()
                .flatMap(field -> Stream.concat(endpoint(field), order(field)))
                .toList();
    }

    private static Stream<Problem> endpoint(Field step) {
        return BUILDING.contains(step.name()) && isDynamic(step.value())
                ? Stream.of(new Problem(
                        step.line(),
                        step.name()
                                + " builds an endpoint from the message, and Camel resolves {{..}} and options in it;"
                                + " use a fixed endpoint, or let a bean that knows them choose one"))
                : Stream.of();
    }

    private static boolean isDynamic(Element step) {
        Stream<Field> fields = step.fields().stream()
                .filter(field ->
                        !Set.of("steps", "parameters", "aggregationStrategy").contains(field.name()))
                .flatMap(field -> Stream.concat(Stream.of(field), field.value().allFields()));
        return step.text().filter(text -> text.contains("${")).isPresent()
                || fields.anyMatch(
                        field -> Set.of("header", "body", "exchangeProperty", "variable", "jsonpath", "jq", "groovy")
                                        .contains(field.name())
                                || field.value()
                                        .text()
                                        .filter(text -> text.contains("${"))
                                        .isPresent());
    }

    /** A header that is set, be it alone or as one of several. */
    private static Stream<Problem> order(Field step) {
        return switch (step.name()) {
            case "setHeader" -> order(step.value());
            case "setHeaders" ->
                step.value().field("headers").stream()
                        .flatMap(headers -> headers.value().items().stream())
                        .flatMap(DangerousSteps::order);
            default -> Stream.of();
        };
    }

    private static Stream<Problem> order(Element header) {
        String name = header.text("name").orElse("");
        return ORDERS.stream().anyMatch(name::equalsIgnoreCase) && isCallersText(header)
                ? Stream.of(new Problem(
                        header.line(),
                        name
                                + " is made of an argument, and a component obeys it; check the argument in a bean and take"
                                + " what the bean answers"))
                : Stream.of();
    }

    private static boolean isCallersText(Element setHeader) {
        return setHeader
                .allFields()
                .anyMatch(field -> Set.of("header", "body").contains(field.name())
                        || field.value()
                                .text()
                                .filter(text -> CALLERS_TEXT.matcher(text).find())
                                .isPresent());
    }
}
