package dev.luna.mcp.tool.loading;

import dev.luna.mcp.tool.check.Problem;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.Predicate;
import org.apache.camel.model.BeanDefinition;
import org.apache.camel.model.OnExceptionDefinition;
import org.apache.camel.model.ProcessDefinition;
import org.apache.camel.model.ProcessorDefinition;
import org.apache.camel.model.RouteConfigurationDefinition;
import org.apache.camel.model.RouteDefinition;
import org.apache.camel.support.DefaultExchange;
import org.apache.camel.util.StringHelper;

/** Finds HTTP routes of the front door without an access check, and errors that would fail every request. */
final class FrontDoorCheck {

    static final String REST = "rest has no access check; use a route with from: platform-http: instead";

    private static final String HTTP = "platform-http:";
    private static final String HEALTH = "/healthz";
    private static final String WELL_KNOWN = "/.well-known/";
    private static final String PAGES = "/connect/";

    /** The step that checks Origin, Host and token. */
    static final String ACCESS_CHECK = "accessCheck";

    /** The same, but a request without a token passes: its response holds no details. */
    static final String HEALTH_ACCESS_CHECK = "healthAccessCheck";

    /** The step that checks Origin and Host alone, for documents that everybody may read. */
    static final String PUBLIC_ACCESS_CHECK = "publicAccessCheck";

    private final CamelContext context;

    FrontDoorCheck(CamelContext context) {
        this.context = context;
    }

    /**
     * Returns the problems of one file.
     *
     * @param routes the routes in the file
     * @param configurations the route configurations in the file
     */
    List<Problem> problems(
            RouteFile file, List<RouteDefinition> routes, List<RouteConfigurationDefinition> configurations) {
        List<OnExceptionDefinition> clauses = configurations.stream()
                .flatMap(configuration -> configuration.getOnExceptions().stream())
                .toList();
        Stream<Problem> access = routes.stream().flatMap(route -> access(route).stream());
        Stream<Problem> exceptions = clauses.stream()
                .flatMap(clause -> clause.getExceptions().stream())
                .filter(name -> context.getClassResolver().resolveClass(name) == null)
                .map(name -> new Problem(file.lineOf(name), "this server has no exception class " + name));
        Stream<Problem> beans = Stream.concat(
                        routes.stream().filter(this::isUsed).flatMap(route -> steps(route).stream()), clauses.stream())
                .flatMap(FrontDoorCheck::all)
                .flatMap(step -> bean(file, step).stream());
        return Stream.of(access, exceptions, beans)
                .flatMap(problems -> problems)
                .toList();
    }

    private static Optional<Problem> access(RouteDefinition route) {
        String uri = route.getInput().getEndpointUri();
        if (uri.startsWith("rest")) {
            return Optional.of(new Problem(Math.max(1, route.getInput().getLineNumber()), REST));
        }
        if (!uri.startsWith(HTTP)) {
            return Optional.empty();
        }
        String path =
                StringHelper.before(uri, "?", uri).substring(HTTP.length()).replaceFirst("^/*", "/");
        List<ProcessorDefinition<?>> steps = steps(route);
        String lesser = path.equals(HEALTH)
                ? HEALTH_ACCESS_CHECK
                : path.startsWith(WELL_KNOWN) || path.startsWith(PAGES) ? PUBLIC_ACCESS_CHECK : ACCESS_CHECK;
        boolean checked = !steps.isEmpty() && (isStep(steps.get(0), ACCESS_CHECK) || isStep(steps.get(0), lesser));
        return checked
                ? Optional.empty()
                : Optional.of(new Problem(
                        Math.max(1, route.getInput().getLineNumber()),
                        path + " must begin with {process: {ref: " + lesser
                                + "}}; otherwise everybody may call it without a token"));
    }

    /** False if the route's precondition excludes it, so that it is never started and its beans need not exist. */
    private boolean isUsed(RouteDefinition route) {
        if (route.getPrecondition() == null) {
            return true;
        }
        Predicate condition = context.resolveLanguage("simple")
                .createPredicate(context.resolvePropertyPlaceholders(route.getPrecondition()));
        condition.init(context);
        return condition.matches(new DefaultExchange(context));
    }

    /** The steps of a route without the abstract ones of its configuration, such as exception clauses. */
    private static List<ProcessorDefinition<?>> steps(RouteDefinition route) {
        return route.getOutputs().stream().filter(step -> !step.isAbstract()).toList();
    }

    private static boolean isStep(ProcessorDefinition<?> step, String name) {
        return step instanceof ProcessDefinition process
                && name.equals(process.getRef())
                && !"true".equals(process.getDisabled());
    }

    private static Stream<ProcessorDefinition<?>> all(ProcessorDefinition<?> step) {
        return Stream.concat(Stream.of(step), step.getOutputs().stream().flatMap(FrontDoorCheck::all));
    }

    private Optional<Problem> bean(RouteFile file, ProcessorDefinition<?> step) {
        if (step instanceof ProcessDefinition process && process.getRef() != null) {
            return missing(file, process.getRef());
        }
        if (!(step instanceof BeanDefinition bean) || bean.getRef() == null) {
            return Optional.empty();
        }
        return missing(file, bean.getRef()).or(() -> missing(file, bean.getRef(), bean.getMethod()));
    }

    private Optional<Problem> missing(RouteFile file, String bean) {
        return context.getRegistry().lookupByName(bean) == null
                ? Optional.of(new Problem(file.lineOf(bean), "this server has no bean '" + bean + "'"))
                : Optional.empty();
    }

    private Optional<Problem> missing(RouteFile file, String bean, String method) {
        if (method == null) {
            return Optional.empty();
        }
        String name = StringHelper.before(method, "(", method).strip();
        Class<?> type = context.getRegistry().lookupByName(bean).getClass();
        return Arrays.stream(type.getMethods()).anyMatch(one -> one.getName().equals(name))
                ? Optional.empty()
                : Optional.of(
                        new Problem(file.lineOf(name), "the bean '" + bean + "' of this server has no method " + name));
    }
}
