package dev.luna.mcp.tool.check;

import dev.luna.mcp.tool.check.YamlElement.Field;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Finds steps in which a text of the client determines the endpoint of a message. Stateless. */
final class DynamicEndpoints {

    static final String KIND = "dynamic-endpoint";

    private static final Set<String> DYNAMIC_STEPS =
            Set.of("toD", "wireTap", "recipientList", "routingSlip", "dynamicRouter", "enrich", "pollEnrich", "poll");

    private static final Set<String> MESSAGE_LANGUAGES =
            Set.of("header", "body", "exchangeProperty", "variable", "jsonpath", "jq", "groovy");

    private DynamicEndpoints() {}

    static List<Problem> in(YamlElement routes) {
        return routes.allFields()
                .filter(step -> DYNAMIC_STEPS.contains(step.name()) && isDynamic(step.value()))
                .map(step -> new Problem(
                        step.line(),
                        KIND,
                        step.name()
                                + " builds an endpoint from the message, and Camel resolves {{..}} and options in it;"
                                + " use a fixed endpoint, or let a bean that knows them choose one"))
                .toList();
    }

    private static boolean isDynamic(YamlElement step) {
        Stream<Field> fields = step.fields().stream()
                .filter(field ->
                        !Set.of("steps", "parameters", "aggregationStrategy").contains(field.name()))
                .flatMap(field -> Stream.concat(Stream.of(field), field.value().allFields()));
        return step.text().filter(DynamicEndpoints::isExpression).isPresent()
                || fields.anyMatch(field -> MESSAGE_LANGUAGES.contains(field.name())
                        || field.value()
                                .text()
                                .filter(DynamicEndpoints::isExpression)
                                .isPresent());
    }

    private static boolean isExpression(String text) {
        return text.contains("${") || text.contains("$simple{");
    }
}
