package dev.luna.mcp.tool.loading;

import dev.luna.mcp.tool.InvalidToolException;
import dev.luna.mcp.tool.loading.BeanRegistry.Binding;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import javax.tools.ToolProvider;
import org.apache.camel.CamelContext;
import org.apache.camel.Endpoint;
import org.apache.camel.MultipleConsumersSupport;
import org.apache.camel.Route;
import org.apache.camel.RouteConfigurationsBuilder;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.builder.RouteBuilderLifecycleStrategy;
import org.apache.camel.model.Model;
import org.apache.camel.model.RouteDefinition;
import org.apache.camel.support.PluginHelper;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Loads the routes of one file beside all active ones, and removes them. Not thread-safe. */
final class RouteLoader {

    private static final Logger LOG = LoggerFactory.getLogger(RouteLoader.class);

    /** Timeout for stopping a route: calls that were answered by a timeout may still run in it. */
    private static final int STOP_SECONDS = 1;

    private final CamelContext context;
    private final Model model;
    private final RouteVersions versions;
    private final StartLimit limit;
    private final AddedEndpoints addedEndpoints;
    private final BeanRegistry registry;
    private final BeanUsers beanUsers;

    /** @param validateOnly true to build routes that start by themselves, such as timers, without starting them */
    RouteLoader(CamelContext context, boolean validateOnly) {
        this.context = context;
        this.limit = new StartLimit(context);
        this.addedEndpoints = new AddedEndpoints(context);
        this.registry = (BeanRegistry) context.getRegistry();
        this.beanUsers = new BeanUsers(context);
        this.versions = new RouteVersions(validateOnly);
        this.model = context.getCamelContextExtension().getContextPlugin(Model.class);
    }

    /**
     * Starts the routes of a file.
     *
     * @throws Exception if the file cannot be loaded; then none of its routes or definitions remain
     */
    LoadedFile load(RouteFile file) throws Exception {
        return limit.run(isGivenUp -> load(file, isGivenUp));
    }

    private LoadedFile load(RouteFile file, BooleanSupplier isGivenUp) throws Exception {
        if (file.foreignLine() > 0) {
            throw new InvalidToolException("this line is not UTF-8; save the file with the encoding UTF-8");
        }
        requireRoutes(file);
        if (file.isJava() && ToolProvider.getSystemJavaCompiler() == null) {
            throw new InvalidToolException(
                    "routes in Java need a compiler, which this Java runtime does not have; run the server with a JDK,"
                            + " or build its image with --build-arg JAVA=jdk");
        }
        Set<String> before = routeIds();
        SharedDefinitions sharedBefore = SharedDefinitions.of(model);
        Map<String, Binding> beansBefore = file.isShared() ? FileBeans.snapshot(registry) : Map.of();
        boolean whole = false;
        try {
            for (RoutesBuilder builder :
                    PluginHelper.getRoutesLoader(context).findRoutesBuilders(List.of(file.resource()))) {
                add(builder);
            }
            LoadedFile loaded = loaded(file, before, sharedBefore, beansBefore);
            if (loaded.routes().isEmpty() && !file.isShared()) {
                throw new InvalidToolException(
                        !file.isJava()
                                ? "the file has no route"
                                : "the file has no route; to provide a bean to routes, annotate its class with @BindToRegistry");
            }
            loaded.beans().requireFree(registry);
            whole = !isGivenUp.getAsBoolean();
            registry.ofFiles().putAll(whole ? loaded.beans().own() : Map.of());
            return loaded;
        } finally {
            if (!whole) {
                remove(loaded(file, before, sharedBefore, beansBefore));
            }
        }
    }

    private static void requireRoutes(RouteFile file) {
        String kind = file.kind();
        if (kind.equals("Integration") || kind.equals("Pipe") || kind.equals("KameletBinding")) {
            throw new InvalidToolException("kind: " + kind
                    + " is a resource of Camel K, which its operator runs in Kubernetes; to serve its routes here, save "
                    + (kind.equals("Integration")
                            ? "the list below spec: flows: as a file of its own, or export plain routes"
                            : "them as a list of routes, such as - from: {uri: .., steps: [..]}"));
        }
    }

    private void add(RoutesBuilder builder) throws Exception {
        if (builder instanceof RouteBuilder routes) {
            routes.addLifecycleInterceptor(new RouteBuilderLifecycleStrategy() {
                @Override
                public void afterConfigure(RouteBuilder configured) {
                    versions.assign(configured);
                    beanUsers.restore();
                    addedEndpoints.start(configured);
                }
            });
        }
        if (builder instanceof RouteConfigurationsBuilder configurations) {
            context.addRoutesConfigurations(configurations);
        }
        context.addRoutes(builder);
        context.addTemplatedRoutes(builder);
    }

    private LoadedFile loaded(
            RouteFile file, Set<String> before, SharedDefinitions sharedBefore, Map<String, Binding> beansBefore) {
        Set<String> routes = routeIds();
        routes.removeAll(before);
        return new LoadedFile(
                file,
                routes,
                SharedDefinitions.of(model).without(sharedBefore),
                file.isShared() ? FileBeans.since(beansBefore, registry) : new FileBeans(Map.of(), Map.of()));
    }

    /** Ids of all routes: the active ones, and those that are defined but could not be started. */
    private Set<String> routeIds() {
        Set<String> ids = new LinkedHashSet<>();
        context.getRoutes().forEach(route -> ids.add(route.getRouteId()));
        model.getRouteDefinitions().forEach(route -> ids.add(route.getRouteId()));
        return ids;
    }

    /** Stops the routes that cannot run beside a second version, such as one that serves an HTTP path. */
    void pause(LoadedFile file) {
        for (String id : file.routes()) {
            Route route = context.getRoute(id);
            if (route != null && !isShareable(route.getEndpoint())) {
                stop(id);
            }
        }
    }

    /** Starts the paused routes again. */
    void resume(LoadedFile file) {
        for (String id : file.routes()) {
            try {
                context.getRouteController().startRoute(id);
            } catch (Exception e) {
                LOG.warn("Could not restart the route {}", id, e);
            }
        }
    }

    /** Returns true if two routes can begin at the endpoint; a Kamelet has a route of its own for each use. */
    private static boolean isShareable(Endpoint endpoint) {
        return endpoint.getEndpointUri().startsWith("kamelet:")
                || endpoint instanceof MultipleConsumersSupport consumers && consumers.isMultipleConsumersSupported();
    }

    private void stop(String id) {
        try {
            context.getRouteController().stopRoute(id, STOP_SECONDS, TimeUnit.SECONDS);
        } catch (Exception e) {
            LOG.warn("Could not stop the route {}", id, e);
        }
    }

    /** Removes a file's routes, shared definitions and beans. */
    void remove(LoadedFile file) {
        removeShared(file);
        removeRoutes(file.routes());
        file.beans().destroy();
    }

    /** Stops routes and removes them; failures are logged. */
    void removeRoutes(Set<String> ids) {
        for (String id : ids) {
            stop(id);
            try {
                context.removeRoute(id);
                RouteDefinition definition = model.getRouteDefinition(id);
                if (definition != null) {
                    model.removeRouteDefinition(definition);
                }
            } catch (Exception e) {
                LOG.warn("Could not remove the route {}", id, e);
            }
        }
    }

    /** Removes the shared definitions and the beans of a file; files that are loaded later do not see them. */
    void removeShared(LoadedFile file) {
        file.beans().unbind(registry);
        beanUsers.release(file.beans());
        try {
            file.shared().removeFrom(model);
        } catch (Exception e) {
            LOG.warn(
                    "Could not remove the shared definitions of {}", file.file().name(), e);
        }
    }

    /** Adds the shared definitions and the beans of a file again. */
    void addShared(LoadedFile file) {
        file.beans().bind(registry);
        try {
            file.shared().addTo(model);
        } catch (Exception e) {
            LOG.warn(
                    "Could not restore the shared definitions of {}",
                    file.file().name(),
                    e);
        }
    }
}
