package dev.luna.mcp.tool;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.Route;
import org.apache.camel.support.PluginHelper;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Loads tool routes file by file, so that one that is broken costs that tool and nothing else. The Camel context must be
 * started.
 */
public final class ToolRoutes {

    private static final Logger LOG = LoggerFactory.getLogger(ToolRoutes.class);

    private static final int REASON_LENGTH = 400;

    private final CamelContext context;
    private final ToolRegistry registry;

    public ToolRoutes(CamelContext context, ToolRegistry registry) {
        this.context = context;
        this.registry = registry;
    }

    /**
     * Loads every {@code *.yaml} below a directory, in the order of their paths. A file that cannot be loaded is noted in
     * the registry with the reason.
     *
     * @throws UncheckedIOException if the directory cannot be read
     */
    public void load(Path directory) {
        try (Stream<Path> files = Files.walk(directory)) {
            List<Path> routes = files.filter(Files::isRegularFile)
                    .filter(file -> file.toString().endsWith(".yaml"))
                    .sorted()
                    .toList();
            routes.forEach(file -> load(directory, file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void load(Path directory, Path file) {
        Set<String> before = routeIds();
        try {
            var resource = PluginHelper.getResourceLoader(context).resolveResource("file:" + file.toAbsolutePath());
            PluginHelper.getRoutesLoader(context).loadRoutes(resource);
        } catch (Exception e) {
            removeAllBut(before);
            String reason = reason(e);
            LOG.debug("Tool route {} is not exposed", file, e);
            registry.refuse(directory.relativize(file).toString(), reason);
        }
    }

    private Set<String> routeIds() {
        return context.getRoutes().stream().map(Route::getRouteId).collect(Collectors.toSet());
    }

    /** A route that failed half-way must not stay behind, neither running nor defined. */
    private void removeAllBut(Set<String> ids) {
        var model = context.getCamelContextExtension().getContextPlugin(org.apache.camel.model.Model.class);
        List<String> left = Stream.concat(
                        routeIds().stream(),
                        model.getRouteDefinitions().stream().map(org.apache.camel.model.RouteDefinition::getRouteId))
                .distinct()
                .filter(id -> !ids.contains(id))
                .toList();
        for (String id : left) {
            try {
                context.getRouteController().stopRoute(id);
                context.removeRoute(id);
                if (model.getRouteDefinition(id) != null) {
                    model.removeRouteDefinition(model.getRouteDefinition(id));
                }
            } catch (Exception e) {
                LOG.warn("Could not remove the route {} that failed to load", id, e);
            }
        }
    }

    /** What our own checks say, else the innermost message: Camel wraps it in layers that name its own classes. */
    private static String reason(Throwable failure) {
        Throwable cause = failure;
        while (!(cause instanceof InvalidToolException)
                && cause.getCause() != null
                && cause.getCause().getMessage() != null) {
            cause = cause.getCause();
        }
        String message = cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
        String line = message.lines().map(String::strip).collect(Collectors.joining(" "));
        return line.length() <= REASON_LENGTH ? line : line.substring(0, REASON_LENGTH) + "...";
    }
}
