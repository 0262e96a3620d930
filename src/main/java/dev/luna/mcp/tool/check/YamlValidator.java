package dev.luna.mcp.tool.check;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.apache.camel.CamelContext;

/** Validates route files without loading them. Needs a Camel context to look up components; not thread-safe. */
public final class YamlValidator {

    /** Components whose routes are called by other routes. */
    private static final Set<String> CALLED = Set.of("direct", "seda", "ai-tool");

    /** Problem of a file that refers to itself or is nested too deeply. */
    public static final Problem TOO_DEEP = new Problem(1, "the YAML is nested too deeply or refers to itself");

    static final String NO_DESCRIPTION = "no-description";
    static final String UNKNOWN_ROUTE = "unknown-route";

    private final CamelContext context;
    private final Components components;
    private RouteSchema schema;
    private Languages languages;

    public YamlValidator(CamelContext context) {
        this.context = context;
        this.components = new Components(context);
    }

    /** Returns the problems that prevent loading of a YAML file, as far as they show without loading it; by line. */
    public List<Problem> mistakes(String yaml) {
        try {
            YamlElement routes = YamlElement.parse(yaml);
            List<Problem> problems = new ArrayList<>(schema().check(routes));
            EndpointReference.in(routes).map(components::check).forEach(problems::addAll);
            problems.addAll(EmptyRoutes.in(routes));
            problems.addAll(languages().check(routes));
            problems.addAll(new DataFormats(new InstalledServices(context)).check(routes));
            problems.addAll(new BeanClasses(context).check(routes));
            problems.sort(Comparator.comparingInt(Problem::line));
            return problems;
        } catch (MalformedYamlException e) {
            return List.of(e.problem());
        } catch (StackOverflowError e) {
            return List.of(TOO_DEEP);
        }
    }

    /** Returns the dangers in a file that can be loaded; by line. Empty if it cannot be loaded at all. */
    public List<Problem> dangers(String yaml) {
        try {
            YamlElement routes = YamlElement.parse(yaml);
            List<Problem> problems = new ArrayList<>(DynamicEndpoints.in(routes));
            problems.addAll(UntrustedHeaders.in(routes));
            problems.addAll(EntryPoints.in(routes, this::resolved));
            problems.addAll(SecretExposure.in(routes));
            problems.addAll(CommandInput.in(routes));
            problems.addAll(CircuitBreakers.in(routes));
            problems.addAll(FileNames.in(routes));
            problems.addAll(LiteralExpressions.in(routes));
            problems.addAll(UndeclaredArguments.in(routes));
            problems.addAll(CostlyPatterns.in(routes));
            EndpointReference.in(routes)
                    .filter(use -> use.isOffer()
                            && use.options().stream()
                                    .noneMatch(option -> option.name().equals("description")))
                    .map(use -> new Problem(
                            use.line(),
                            NO_DESCRIPTION,
                            use.uri() + " has no description; models select tools by it, so describe what it does"))
                    .forEach(problems::add);
            problems.sort(Comparator.comparingInt(Problem::line));
            return problems;
        } catch (MalformedYamlException | StackOverflowError e) {
            return List.of();
        }
    }

    /**
     * Finds references to routes that do not exist.
     *
     * @param exists returns true if a route has this {@code from:} URI, such as {@code direct:moon}
     */
    public List<Problem> unknownRoutes(String yaml, Predicate<String> exists) {
        try {
            return EndpointReference.in(YamlElement.parse(yaml))
                    .filter(use -> !use.step().equals("from") && CALLED.contains(use.scheme()))
                    .filter(use -> !use.uri().contains("{") && !exists.test(use.uri()))
                    .map(use -> new Problem(
                            use.line(),
                            UNKNOWN_ROUTE,
                            "no route begins with " + use.uri()
                                    + " in the files that were checked; check its spelling, or"
                                    + " write a route with from: " + use.uri()))
                    .toList();
        } catch (MalformedYamlException | StackOverflowError e) {
            return List.of();
        }
    }

    /** Returns the {@code from:} URIs of the routes in a file. */
    public static List<String> fromUris(String yaml) {
        try {
            return EndpointReference.in(YamlElement.parse(yaml))
                    .filter(use -> use.step().equals("from"))
                    .map(EndpointReference::uri)
                    .toList();
        } catch (MalformedYamlException | StackOverflowError e) {
            return List.of();
        }
    }

    private String resolved(String uri) {
        try {
            return context.resolvePropertyPlaceholders(uri);
        } catch (IllegalArgumentException e) {
            // A setting without a value prevents loading, which is reported then.
            return uri;
        }
    }

    private Languages languages() {
        if (languages == null) {
            languages = new Languages(new InstalledServices(context));
        }
        return languages;
    }

    /** Returns the line to which a message most likely refers: that of the longest word in the message. */
    public static int line(String yaml, String message) {
        try {
            YamlElement routes = YamlElement.parse(yaml);
            return LineLocator.of(routes, message);
        } catch (MalformedYamlException e) {
            return e.problem().line();
        }
    }

    private RouteSchema schema() {
        if (schema == null) {
            schema = RouteSchema.load();
        }
        return schema;
    }
}
