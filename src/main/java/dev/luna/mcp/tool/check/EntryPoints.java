package dev.luna.mcp.tool.check;

import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Routes that begin with messages from outside, past the front door and its token. Stateless. */
public final class EntryPoints {

    /** The kind of such a problem. */
    public static final String KIND = "other-entrance";

    /** Components whose routes are called from inside, or begin by themselves. */
    private static final Set<String> INSIDE = Set.of(
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

    /** @param resolver gives a text its settings */
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

    /** What is wrong with a route that begins with a component; nothing if it is of this server or begins by itself. */
    public static List<Problem> of(String scheme, int line) {
        return INSIDE.contains(scheme)
                ? List.of()
                : List.of(new Problem(
                        line,
                        KIND,
                        scheme
                                + ": is a second way in, without the front door's token, limits and audit; offer the route with"
                                + " ai-tool: instead"));
    }
}
