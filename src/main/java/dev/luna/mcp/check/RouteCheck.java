package dev.luna.mcp.check;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.camel.CamelContext;

/** Checks files of routes without loading them. Needs a Camel context for the components that are there; not thread-safe. */
public final class RouteCheck {

    /** What is wrong with a file whose end is never reached. */
    public static final Problem TOO_DEEP = new Problem(1, "it is nested too deeply, or without an end");

    private final Components components;
    private RouteSchema schema;

    public RouteCheck(CamelContext context) {
        this.components = new Components(context);
    }

    /** What keeps a file in YAML from being loaded, as far as can be seen without loading it; by line. */
    public List<Problem> mistakes(String yaml) {
        try {
            Element routes = Element.parse(yaml);
            List<Problem> problems = new ArrayList<>(schema().check(routes));
            EndpointUse.in(routes).map(components::check).forEach(problems::addAll);
            problems.sort(Comparator.comparingInt(Problem::line));
            return problems;
        } catch (MalformedYamlException e) {
            return List.of(e.problem());
        } catch (StackOverflowError e) {
            return List.of(TOO_DEEP);
        }
    }

    /** What should not be served although it can be loaded; by line. Nothing if it cannot be loaded at all. */
    public List<Problem> dangers(String yaml) {
        try {
            Element routes = Element.parse(yaml);
            List<Problem> problems = new ArrayList<>(DangerousSteps.in(routes));
            EndpointUse.in(routes)
                    .filter(use -> use.isOffer()
                            && use.options().stream()
                                    .noneMatch(option -> option.name().equals("description")))
                    .map(use -> new Problem(
                            use.line(), use.uri() + " has no description; a model chooses by it, so say what it does"))
                    .forEach(problems::add);
            problems.sort(Comparator.comparingInt(Problem::line));
            return problems;
        } catch (MalformedYamlException | StackOverflowError e) {
            return List.of();
        }
    }

    /** The line that a message about a file is most likely about: that of the longest word in it that the message repeats. */
    public static int line(String yaml, String message) {
        try {
            Element routes = Element.parse(yaml);
            return MentionedLine.of(routes, message);
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
