package dev.luna.mcp.tool.loading;

import dev.luna.mcp.tool.Diagnostic;
import dev.luna.mcp.tool.check.ClientRules;
import dev.luna.mcp.tool.check.EntryPoints;
import dev.luna.mcp.tool.check.Problem;
import dev.luna.mcp.tool.check.Suppressions;
import dev.luna.mcp.tool.check.YamlValidator;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.util.StringHelper;

/**
 * Finds everything that is wrong with files of tool routes: what keeps them from being served, and what should not be served.
 * Loads them for that, but starts no route that would work by itself.
 */
public final class ToolRoutesValidator {

    private final CamelContext context;
    private final YamlValidator check;
    private final ToolRoutes routes;

    /** @param context a started Camel context that serves nothing */
    public ToolRoutesValidator(CamelContext context) {
        this.context = context;
        this.check = new YamlValidator(context);
        this.routes = ToolRoutes.forValidation(context);
    }

    /** What is wrong, file by file and line by line; each file is named as its directory is. */
    public List<Diagnostic> findings(RouteDirectories directories) {
        List<RouteFile> files = directories.read();
        routes.serve(files);
        Set<String> beginnings = Stream.concat(
                        context.getRoutes().stream()
                                .map(route -> route.getEndpoint().getEndpointUri()),
                        files.stream()
                                .filter(ToolRoutesValidator::isReadable)
                                .flatMap(file -> YamlValidator.beginnings(file.text()).stream()))
                .map(ToolRoutesValidator::beginning)
                .collect(Collectors.toSet());
        return files.stream().flatMap(file -> findings(file, beginnings)).toList();
    }

    private Stream<Diagnostic> findings(RouteFile file, Set<String> beginnings) {
        Optional<Diagnostic> refusal = routes.refusal(file);
        List<Problem> problems = new ArrayList<>();
        if (refusal.isPresent() && isReadable(file)) {
            problems.addAll(check.mistakes(file.text()));
        }
        refusal.map(refused -> new Problem(refused.line(), refused.reason()))
                .filter(problem -> !problems.contains(problem))
                .ifPresent(problems::add);
        if (isReadable(file)) {
            problems.addAll(check.dangers(file.text()));
            problems.addAll(check.unknownRoutes(file.text(), beginning -> beginnings.contains(beginning(beginning))));
        }
        if (problems.stream().noneMatch(problem -> problem.kind().equals(EntryPoints.KIND))) {
            problems.addAll(entrances(file));
        }
        routes.warnings(file).stream()
                .map(warning ->
                        new Problem(warning.line(), ClientRules.KIND, "some clients refuse " + warning.reason()))
                .forEach(problems::add);
        return Suppressions.in(file.text()).without(problems).stream()
                .sorted(Comparator.comparingInt(Problem::line))
                .map(problem -> new Diagnostic(file.path().toString(), problem.line(), problem.text()));
    }

    private static boolean isReadable(RouteFile file) {
        return file.isYaml() && file.foreignLine() == 0;
    }

    /** Those that only the built routes show: of a route in Java, or of a template. */
    private List<Problem> entrances(RouteFile file) {
        return routes.routeIds(file).stream()
                .map(context::getRoute)
                .map(route -> StringHelper.before(route.getEndpoint().getEndpointUri(), ":", ""))
                .flatMap(scheme -> EntryPoints.of(scheme, lineOf(file.text(), scheme + ":")).stream())
                .toList();
    }

    private static int lineOf(String text, String word) {
        List<String> lines = text.lines().toList();
        return IntStream.range(0, lines.size())
                        .filter(line -> lines.get(line).contains(word))
                        .findFirst()
                        .orElse(0)
                + 1;
    }

    /** An endpoint without options, and in one spelling. */
    private static String beginning(String uri) {
        return StringHelper.before(uri, "?", uri).replace("://", ":");
    }
}
