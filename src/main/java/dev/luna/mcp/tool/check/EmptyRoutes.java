package dev.luna.mcp.tool.check;

import java.util.List;

/** Finds routes without steps, which Camel does not build. Stateless. */
final class EmptyRoutes {

    private EmptyRoutes() {}

    static List<Problem> in(YamlElement routes) {
        return routes.allFields()
                .filter(field -> field.value().field("steps").isEmpty())
                .filter(field -> field.name().equals("route"))
                .flatMap(route -> route.value().field("from").stream())
                .filter(from -> from.value()
                        .field("steps")
                        .map(steps -> steps.value().items().isEmpty())
                        .orElse(true))
                .map(
                        from -> new Problem(
                                from.line(),
                                "the route has no steps, so it does nothing; list them under steps:, which is indented like uri:"))
                .toList();
    }
}
