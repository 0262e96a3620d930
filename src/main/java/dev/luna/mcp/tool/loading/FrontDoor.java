package dev.luna.mcp.tool.loading;

import dev.luna.mcp.tool.Diagnostic;
import dev.luna.mcp.tool.check.Problem;
import dev.luna.mcp.tool.check.YamlValidator;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.camel.CamelContext;
import org.apache.camel.RouteConfigurationsBuilder;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.model.Model;
import org.apache.camel.model.RouteConfigurationDefinition;
import org.apache.camel.model.RouteDefinition;
import org.apache.camel.support.PluginHelper;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The routes of the front door. The jar contains all of them; a file in {@code routes/} replaces the one with its
 * name, after a check that it authenticates clients and fits this server. Not thread-safe.
 */
public final class FrontDoor {

    private static final Logger LOG = LoggerFactory.getLogger(FrontDoor.class);

    private static final Set<String> ACCESS_CHECKS =
            Set.of(FrontDoorCheck.ACCESS_CHECK, FrontDoorCheck.HEALTH_ACCESS_CHECK, FrontDoorCheck.PUBLIC_ACCESS_CHECK);

    private final CamelContext context;
    private final FrontDoorFiles files;
    private final YamlValidator check;
    private final Model model;
    private final Map<RouteFile, Collection<RoutesBuilder>> builders = new LinkedHashMap<>();

    /**
     * @param context a started Camel context with the server's beans
     * @param directory directory of files that replace those in the jar
     * @param hasConnections true if principals can connect accounts, for which there are pages
     */
    public FrontDoor(CamelContext context, Path directory, boolean hasConnections) {
        this.context = context;
        this.files = new FrontDoorFiles(directory, hasConnections ? Set.of() : Set.of(FrontDoorFiles.CONNECT));
        this.check = new YamlValidator(context);
        this.model = context.getCamelContextExtension().getContextPlugin(Model.class);
    }

    /**
     * Starts the routes, and logs which files replace the server's own.
     *
     * @throws IllegalArgumentException if a file must not be used; the message names it and the remedy
     * @throws IOException if a file cannot be read
     */
    public void open() throws IOException {
        List<Diagnostic> findings = findings();
        if (!findings.isEmpty()) {
            throw unfit(findings);
        }
        Map<String, RouteFile> own = files.inJar();
        // The entrances come last: a request that arrives in between would find no route behind them.
        for (RouteFile file : builders.keySet().stream()
                .sorted(Comparator.comparing(FrontDoor::isEntrance))
                .toList()) {
            RouteFile original = own.get(file.name());
            if (original == null) {
                LOG.warn("{} is not one of this server's own front-door files; it is used in addition", file.name());
            } else if (!original.text().equals(file.text())) {
                LOG.warn(
                        "{} replaces a different file of the same name inside this server. If it is from another version,"
                                + " delete it or replace it with the file from this version",
                        file.name());
            }
            start(file);
        }
    }

    private static boolean isEntrance(RouteFile file) {
        return file.text().contains("platform-http:");
    }

    private void start(RouteFile file) {
        try {
            for (RoutesBuilder builder : builders.get(file)) {
                context.addRoutes(builder);
            }
        } catch (Exception e) {
            throw unfit(List.of(new LoadFailureAnalyzer(context).of(file, e)));
        }
    }

    private static IllegalArgumentException unfit(List<Diagnostic> findings) {
        return new IllegalArgumentException(
                findings.stream().map(Diagnostic::toString).collect(Collectors.joining(System.lineSeparator()))
                        + System.lineSeparator()
                        + "The server does not start with these files. They were changed, or are from another version. Delete"
                        + " them (the server then uses its own), or replace them with those from this version.");
    }

    /**
     * Finds the problems that prevent the use of the files, by file and line. Defines their shared route
     * configurations, but starts no route.
     *
     * @throws IOException if a file cannot be read
     */
    public List<Diagnostic> findings() throws IOException {
        List<RouteFile> all = files.all();
        Set<String> fromUris = all.stream()
                .flatMap(file -> YamlValidator.fromUris(file.text()).stream())
                .collect(Collectors.toSet());
        Map<String, Object> checks = accessChecks();
        List<Diagnostic> findings = new ArrayList<>();
        // Shared definitions must exist before the routes of any file are built.
        Map<RouteFile, List<RouteConfigurationDefinition>> shared = new LinkedHashMap<>();
        for (RouteFile file : all) {
            attempt(file, findings, () -> shared.put(file, share(file)));
        }
        for (RouteFile file : shared.keySet()) {
            attempt(file, findings, () -> {
                problems(file, shared.get(file), checks).stream()
                        .map(problem -> new Diagnostic(file.name(), problem.line(), problem.text()))
                        .forEach(findings::add);
                check.unknownRoutes(file.text(), fromUris::contains).stream()
                        .map(problem -> new Diagnostic(file.name(), problem.line(), problem.text()))
                        .forEach(findings::add);
            });
        }
        return findings;
    }

    private interface Attempt {
        void make() throws Exception;
    }

    private void attempt(RouteFile file, List<Diagnostic> findings, Attempt attempt) {
        try {
            attempt.make();
        } catch (Exception e) {
            findings.add(new LoadFailureAnalyzer(context).of(file, e));
        }
    }

    private List<RouteConfigurationDefinition> share(RouteFile file) throws Exception {
        List<RouteConfigurationDefinition> before = List.copyOf(model.getRouteConfigurationDefinitions());
        builders.put(file, PluginHelper.getRoutesLoader(context).findRoutesBuilders(List.of(file.resource())));
        for (RoutesBuilder builder : builders.get(file)) {
            if (builder instanceof RouteConfigurationsBuilder configurations) {
                context.addRoutesConfigurations(configurations);
            }
        }
        List<RouteConfigurationDefinition> own = new ArrayList<>(model.getRouteConfigurationDefinitions());
        own.removeAll(before);
        return own;
    }

    private List<Problem> problems(
            RouteFile file, List<RouteConfigurationDefinition> shared, Map<String, Object> checks) throws Exception {
        List<RouteDefinition> routes = new ArrayList<>();
        for (RoutesBuilder builder : builders.get(file)) {
            if (builder instanceof RouteBuilder built) {
                built.configureRoutes(context);
                routes.addAll(built.getRouteCollection().getRoutes());
                if (!built.getRestCollection().getRests().isEmpty()) {
                    return List.of(new Problem(1, FrontDoorCheck.REST));
                }
            }
        }
        if (!accessChecks().equals(checks)) {
            return List.of(
                    new Problem(1, "the access checks must not be replaced by beans of routes; remove these beans"));
        }
        return new FrontDoorCheck(context).problems(file, routes, shared);
    }

    private Map<String, Object> accessChecks() {
        Map<String, Object> checks = new HashMap<>();
        ACCESS_CHECKS.forEach(name -> checks.put(name, context.getRegistry().lookupByName(name)));
        return checks;
    }
}
