package dev.luna.mcp.tool.check;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Finds patterns of parameters that repeat a group and have no maximum length: long texts take too many steps or too
 * much stack. Stateless.
 */
final class CostlyPatterns {

    static final String KIND = "costly-pattern";

    private static final String PATTERN = ".pattern";

    /** A group that is repeated without a limit, or very often. */
    private static final Pattern REPEATED_GROUP = Pattern.compile("(?<!\\\\)\\)(?:[*+]|\\{\\d+,\\d*}|\\{\\d{3,}})");

    private CostlyPatterns() {}

    static List<Problem> in(YamlElement routes) {
        return EndpointReference.in(routes)
                .filter(EndpointReference::isOffer)
                .flatMap(CostlyPatterns::of)
                .toList();
    }

    private static Stream<Problem> of(EndpointReference use) {
        Set<String> names = use.options().stream().map(YamlElement.Field::name).collect(Collectors.toSet());
        return use.options().stream()
                .filter(option -> option.name().endsWith(PATTERN))
                .filter(option -> option.value()
                        .text()
                        .filter(regex -> REPEATED_GROUP.matcher(regex).find())
                        .isPresent())
                .filter(option -> !names.contains(longest(option.name())))
                .map(option -> new Problem(
                        option.line(),
                        KIND,
                        option.name() + " repeats a group, which takes many steps for long texts; add "
                                + longest(option.name())));
    }

    private static String longest(String pattern) {
        return pattern.substring(0, pattern.length() - PATTERN.length()) + ".maxLength";
    }
}
