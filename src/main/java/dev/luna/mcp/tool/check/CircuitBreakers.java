package dev.luna.mcp.tool.check;

import dev.luna.mcp.tool.check.YamlElement.Field;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Finds circuit breakers after which Camel goes on as if a call that failed, or was not made, had succeeded. Stateless. */
final class CircuitBreakers {

    static final String KIND = "silent-breaker";

    /** Camel drops the exceptions that these exclude from the count, and does not run the fallback for them. */
    private static final Set<String> FILTERS = Set.of("recordException", "ignoreException");

    private CircuitBreakers() {}

    static List<Problem> in(YamlElement routes) {
        return routes.allFields()
                .filter(field -> field.name().equals("circuitBreaker"))
                .flatMap(breaker -> Stream.concat(withoutFallback(breaker), withFilter(breaker)))
                .toList();
    }

    private static Stream<Problem> withoutFallback(Field breaker) {
        return breaker.value().field("onFallback").isPresent()
                ? Stream.of()
                : Stream.of(new Problem(
                        breaker.line(),
                        KIND,
                        "the circuit breaker has no onFallback, so while it is open the route goes on without a result;"
                                + " answer or throw in onFallback"));
    }

    private static Stream<Problem> withFilter(Field breaker) {
        return breaker.value().field("resilience4jConfiguration").stream()
                .flatMap(configuration -> configuration.value().fields().stream())
                .filter(option -> FILTERS.contains(option.name()))
                .map(option -> new Problem(
                        option.line(),
                        KIND,
                        option.name() + " lets the route go on after the other exceptions as if nothing had happened;"
                                + " catch them inside the circuit breaker with doTry, and leave it out"));
    }
}
