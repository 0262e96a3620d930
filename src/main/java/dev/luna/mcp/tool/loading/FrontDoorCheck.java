package dev.luna.mcp.tool.loading;

import dev.luna.mcp.tool.check.Problem;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.model.BeanDefinition;
import org.apache.camel.model.ChoiceDefinition;
import org.apache.camel.model.OnExceptionDefinition;
import org.apache.camel.model.ProcessDefinition;
import org.apache.camel.model.ProcessorDefinition;
import org.apache.camel.model.RouteConfigurationDefinition;
import org.apache.camel.model.RouteDefinition;
import org.apache.camel.util.StringHelper;

/** Finds what lets a file of the front door serve without a check of access, or fail with every request. */
final class FrontDoorCheck {

    static final String REST = "rest has no check of access; write a route from platform-http: instead";

    private static final String HTTP = "platform-http:";
    private static final String HEALTH = "/healthz";
    private static final String ORIGIN_CHECK = "originCheck";
    private static final String BEARER_CHECK = "bearerCheck";

    private final CamelContext context;

    FrontDoorCheck(CamelContext context) {
        this.context = context;
    }

    /**
     * The problems of one file.
     *
     * @param routes what it holds
     * @param configurations what it holds for the routes of all files
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
                .map(name -> new Problem(line(file, name), "this server throws no " + name));
        Stream<Problem> beans = Stream.concat(routes.stream().flatMap(route -> steps(route).stream()), clauses.stream())
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
        boolean health = path.equals(HEALTH);
        boolean checked = steps.size() > 1
                && isCheck(steps.get(0), ORIGIN_CHECK)
                && (health ? !isOpen(steps) : isCheck(steps.get(1), BEARER_CHECK));
        return checked
                ? Optional.empty()
                : Optional.of(new Problem(
                        Math.max(1, route.getInput().getLineNumber()),
                        health
                                ? path + " must begin with {bean: {ref: " + ORIGIN_CHECK + "}}, and have {bean: {ref: "
                                        + BEARER_CHECK + "}} before {bean: {ref: health, method: report}}; otherwise"
                                        + " everybody sees the state of the server"
                                : path + " must begin with {bean: {ref: " + ORIGIN_CHECK + "}} and {bean: {ref: "
                                        + BEARER_CHECK + "}}; otherwise everybody may call it without a token"));
    }

    /** Without what its configuration adds to it, such as exception clauses. */
    private static List<ProcessorDefinition<?>> steps(RouteDefinition route) {
        return route.getOutputs().stream().filter(step -> !step.isAbstract()).toList();
    }

    /** Whether the state of the server is told before the token was checked. */
    private static boolean isOpen(List<ProcessorDefinition<?>> steps) {
        for (ProcessorDefinition<?> step : steps) {
            if (isCheck(step, BEARER_CHECK)) {
                return false;
            }
            boolean report = step instanceof BeanDefinition bean
                    && "health".equals(bean.getRef())
                    && !"summary".equals(bean.getMethod());
            if (report || branches(step).anyMatch(FrontDoorCheck::isOpen)) {
                return true;
            }
        }
        return false;
    }

    /** The lists of steps below a step, each of which runs by itself. */
    private static Stream<List<ProcessorDefinition<?>>> branches(ProcessorDefinition<?> step) {
        if (!(step instanceof ChoiceDefinition choice)) {
            return Stream.of(step.getOutputs());
        }
        Stream<List<ProcessorDefinition<?>>> whens =
                choice.getWhenClauses().stream().map(when -> when.getOutputs());
        return choice.getOtherwise() == null
                ? whens
                : Stream.concat(whens, Stream.of(choice.getOtherwise().getOutputs()));
    }

    private static boolean isCheck(ProcessorDefinition<?> step, String name) {
        return step instanceof BeanDefinition bean
                && name.equals(bean.getRef())
                && bean.getMethod() == null
                && !"true".equals(bean.getDisabled());
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
                ? Optional.of(new Problem(line(file, bean), "this server has no bean '" + bean + "'"))
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
                        new Problem(line(file, name), "the bean '" + bean + "' of this server has no method " + name));
    }

    private static int line(RouteFile file, String word) {
        List<String> lines = file.text().lines().toList();
        return 1
                + IntStream.range(0, lines.size())
                        .filter(line -> lines.get(line).contains(word))
                        .findFirst()
                        .orElse(0);
    }
}
