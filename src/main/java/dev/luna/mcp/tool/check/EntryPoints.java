package dev.luna.mcp.tool.check;

import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Finds routes that receive messages from outside without the front door and its token. Stateless. */
public final class EntryPoints {

    /** Kind of these findings. */
    public static final String KIND = "other-entrance";

    /** Components whose routes are called by other routes, or run by themselves. */
    private static final Set<String> INTERNAL = Set.of(
            "ai-tool",
            "ai-prompt",
            "ai-resource",
            "block",
            "direct",
            "seda",
            "timer",
            "scheduler",
            "quartz",
            "cron",
            "mock",
            "stub",
            "dataset",
            "browse",
            "kamelet",
            "");

    private EntryPoints() {}

    /** @param resolver replaces placeholders with the values of settings */
    static List<Problem> in(YamlElement routes, UnaryOperator<String> resolver) {
        Stream<Problem> begins = EndpointReference.in(routes)
                .filter(use -> use.step().equals("from"))
                .flatMap(use -> of(scheme(resolver.apply(use.uri())), use.line()).stream());
        Stream<Problem> rests = routes.items().stream()
                .flatMap(item -> item.field("rest").stream())
                .flatMap(rest -> of("rest", rest.line()).stream());
        return Stream.concat(begins, rests).toList();
    }

    private static String scheme(String uri) {
        return uri.contains("{{") || !uri.contains(":") ? "" : uri.substring(0, uri.indexOf(':'));
    }

    /**
     * Returns the finding for the component in a route's from; empty for a component of this server, or one without
     * input.
     */
    public static List<Problem> of(String scheme, int line) {
        return INTERNAL.contains(scheme)
                ? List.of()
                : List.of(new Problem(
                        line,
                        KIND,
                        scheme
                                + ": is a second way in, without the front door's token, limits and audit; offer the route with"
                                + " ai-tool: instead"));
    }
}
