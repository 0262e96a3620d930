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
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.util.StringHelper;

/**
 * Validates tool route files: finds errors that prevent loading, and dangers. Loads the files for that, but starts no
 * route that would run by itself.
 */
public final class ToolRoutesValidator {

    private final CamelContext context;
    private final YamlValidator check;
    private final ToolRoutes routes;

    /** @param context a started Camel context without routes */
    public ToolRoutesValidator(CamelContext context) {
        this.context = context;
        this.check = new YamlValidator(context);
        this.routes = ToolRoutes.forValidation(context);
    }

    /** Returns the problems by file and line; sources are paths with their directory. */
    public List<Diagnostic> findings(RouteDirectories directories) {
        List<RouteFile> files = directories.read();
        routes.serve(files);
        Set<String> fromUris = Stream.concat(
                        context.getRoutes().stream()
                                .map(route -> route.getEndpoint().getEndpointUri()),
                        files.stream()
                                .filter(ToolRoutesValidator::isReadable)
                                .flatMap(file -> YamlValidator.fromUris(file.text()).stream()))
                .map(ToolRoutesValidator::withoutOptions)
                .collect(Collectors.toSet());
        return files.stream().flatMap(file -> findings(file, fromUris)).toList();
    }

    private Stream<Diagnostic> findings(RouteFile file, Set<String> fromUris) {
        Optional<Diagnostic> error = routes.loadError(file);
        List<Problem> problems = new ArrayList<>();
        if (error.isPresent() && isReadable(file)) {
            problems.addAll(check.mistakes(file.text()));
        }
        error.map(found -> new Problem(found.line(), found.reason()))
                .filter(problem -> !problems.contains(problem))
                .ifPresent(problems::add);
        if (isReadable(file)) {
            problems.addAll(check.dangers(file.text()));
            problems.addAll(check.unknownRoutes(
                    file.text(), withoutOptions -> fromUris.contains(withoutOptions(withoutOptions))));
        }
        if (problems.stream().noneMatch(problem -> problem.kind().equals(EntryPoints.KIND))) {
            problems.addAll(entryPoints(file));
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

    /** Entry points that only the built routes show: of a route in Java, or of a template. */
    private List<Problem> entryPoints(RouteFile file) {
        return routes.routeIds(file).stream()
                .map(context::getRoute)
                .map(route -> StringHelper.before(route.getEndpoint().getEndpointUri(), ":", ""))
                .flatMap(scheme -> EntryPoints.of(scheme, file.lineOf(scheme + ":")).stream())
                .toList();
    }

    /** A URI without options, in one notation. */
    private static String withoutOptions(String uri) {
        return StringHelper.before(uri, "?", uri).replace("://", ":");
    }
}
