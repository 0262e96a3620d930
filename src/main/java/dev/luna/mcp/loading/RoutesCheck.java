package dev.luna.mcp.loading;

import dev.luna.mcp.check.Problem;
import dev.luna.mcp.check.RouteCheck;
import dev.luna.mcp.tool.Refusal;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;

/**
 * Finds everything that is wrong with files of tool routes: what keeps them from being served, and what should not be served.
 * Loads them for that, but starts no route that would work by itself.
 */
public final class RoutesCheck {

    private final RouteCheck check;
    private final ToolRoutes routes;

    /** @param context a started Camel context that serves nothing */
    public RoutesCheck(CamelContext context) {
        this.check = new RouteCheck(context);
        this.routes = ToolRoutes.onTrial(context);
    }

    /** What is wrong, file by file and line by line; each file is named as its directory is. */
    public List<Refusal> findings(RouteDirectories directories) {
        List<RouteFile> files = directories.read();
        routes.serve(files);
        return files.stream().flatMap(this::findings).toList();
    }

    private Stream<Refusal> findings(RouteFile file) {
        Optional<Refusal> refusal = routes.refusal(file);
        List<Problem> mistakes = refusal.isPresent() && file.isYaml() && file.foreignLine() == 0
                ? check.mistakes(file.text())
                : List.of();
        Stream<Problem> other = refusal.stream()
                .map(refused -> new Problem(refused.line(), refused.reason()))
                .filter(problem -> !mistakes.contains(problem));
        Stream<Problem> dangers =
                file.isYaml() && file.foreignLine() == 0 ? check.dangers(file.text()).stream() : Stream.of();
        return Stream.of(mistakes.stream(), other, dangers)
                .flatMap(problems -> problems)
                .sorted(Comparator.comparingInt(Problem::line))
                .map(problem -> new Refusal(file.path().toString(), problem.line(), problem.message()));
    }
}
