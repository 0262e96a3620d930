package dev.luna.mcp.tool.loading;

import dev.luna.mcp.tool.InvalidToolException;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
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
import org.apache.camel.model.RouteTemplateDefinition;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.util.StringHelper;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Loads the routes of one file beside all that run, and removes them. Each route gets a version behind its id, so that the old
 * and the new one can run side by side. Not thread-safe.
 */
final class RouteLoader {

    private static final Logger LOG = LoggerFactory.getLogger(RouteLoader.class);

    /** How long a route that is removed may take to let go of calls that were answered before it could. */
    private static final int STOP_SECONDS = 1;

    /** What begins a route that does nothing until it is called. */
    private static final Set<String> CALLED = Set.of("ai-tool", "ai-prompt", "ai-resource", "block", "direct");

    private final CamelContext context;
    private final Model model;
    private final boolean trial;
    private final Map<String, Integer> versions = new HashMap<>();

    /** @param trial whether routes that begin by themselves, with a timer for example, are built but not started */
    RouteLoader(CamelContext context, boolean trial) {
        this.context = context;
        this.trial = trial;
        this.model = context.getCamelContextExtension().getContextPlugin(Model.class);
    }

    /**
     * Starts the routes of a file.
     *
     * @throws Exception if it cannot be loaded; nothing of it stays behind
     */
    LoadedFile load(RouteFile file) throws Exception {
        if (file.foreignLine() > 0) {
            throw new InvalidToolException("this is not UTF-8; save the file in the encoding UTF-8");
        }
        if (!file.isYaml() && ToolProvider.getSystemJavaCompiler() == null) {
            throw new InvalidToolException(
                    "routes in Java need a compiler, and this Java has none; run the server with a JDK");
        }
        Set<String> before = routeIds();
        SharedDefinitions sharedBefore = SharedDefinitions.of(model);
        JavaFileBeans beans = new JavaFileBeans(context, file);
        boolean whole = false;
        try {
            for (RoutesBuilder builder :
                    PluginHelper.getRoutesLoader(context).findRoutesBuilders(List.of(file.resource()))) {
                add(builder);
            }
            LoadedFile loaded = loaded(file, before, sharedBefore);
            if (loaded.routes().isEmpty() && !file.isShared()) {
                throw new InvalidToolException(
                        file.isYaml()
                                ? "it holds no route"
                                : "it holds no route; a class that helps routes is a bean of theirs with @BindToRegistry");
            }
            whole = true;
            return loaded;
        } finally {
            if (!whole) {
                beans.restore();
                remove(loaded(file, before, sharedBefore));
            }
        }
    }

    private void add(RoutesBuilder builder) throws Exception {
        if (builder instanceof RouteBuilder routes) {
            routes.addLifecycleInterceptor(new RouteBuilderLifecycleStrategy() {
                @Override
                public void afterConfigure(RouteBuilder configured) {
                    giveVersions(configured);
                }
            });
        }
        if (builder instanceof RouteConfigurationsBuilder configurations) {
            context.addRoutesConfigurations(configurations);
        }
        context.addRoutes(builder);
        context.addTemplatedRoutes(builder);
    }

    private void giveVersions(RouteBuilder builder) {
        builder.getRouteCollection().getRoutes().stream()
                .filter(route -> route.getRouteId() != null)
                .forEach(route -> route.setId(version(route.getRouteId())));
        builder.getRouteCollection().getRoutes().stream()
                .filter(route -> trial && !CALLED.contains(scheme(route)))
                .forEach(route -> route.setAutoStartup("false"));
        builder.getRouteTemplateCollection().getRouteTemplates().stream()
                .map(RouteTemplateDefinition::getRoute)
                .filter(route -> trial && !CALLED.contains(scheme(route)))
                .forEach(route -> route.setAutoStartup("false"));
        builder.getTemplatedRouteCollection().getTemplatedRoutes().stream()
                .filter(route -> route.getRouteId() != null)
                .forEach(route -> route.setRouteId(version(route.getRouteId())));
    }

    private static String scheme(RouteDefinition route) {
        return StringHelper.before(route.getInput().getEndpointUri(), ":", "");
    }

    private String version(String id) {
        return id + "@" + versions.merge(id, 1, Integer::sum);
    }

    private LoadedFile loaded(RouteFile file, Set<String> before, SharedDefinitions sharedBefore) {
        Set<String> routes = routeIds();
        routes.removeAll(before);
        return new LoadedFile(file, routes, SharedDefinitions.of(model).without(sharedBefore));
    }

    /** Those that run, and those that are only defined because they could not be started. */
    private Set<String> routeIds() {
        Set<String> ids = new LinkedHashSet<>();
        context.getRoutes().forEach(route -> ids.add(route.getRouteId()));
        model.getRouteDefinitions().forEach(route -> ids.add(route.getRouteId()));
        return ids;
    }

    /** Stops those routes that no second version can run beside, such as one that serves an HTTP path. */
    void pause(LoadedFile file) {
        for (String id : file.routes()) {
            Route route = context.getRoute(id);
            if (route != null && !isShareable(route.getEndpoint())) {
                stop(id);
            }
        }
    }

    /** Starts them again. */
    void resume(LoadedFile file) {
        for (String id : file.routes()) {
            try {
                context.getRouteController().startRoute(id);
            } catch (Exception e) {
                LOG.warn("Could not start the route {} again", id, e);
            }
        }
    }

    private static boolean isShareable(Endpoint endpoint) {
        return endpoint instanceof MultipleConsumersSupport consumers && consumers.isMultipleConsumersSupported();
    }

    private void stop(String id) {
        try {
            context.getRouteController().stopRoute(id, STOP_SECONDS, TimeUnit.SECONDS);
        } catch (Exception e) {
            LOG.warn("Could not stop the route {}", id, e);
        }
    }

    /** Removes a file's routes and what it shares. */
    void remove(LoadedFile file) {
        removeShared(file);
        removeRoutes(file.routes());
    }

    /** Stops routes and forgets them; what cannot be removed is logged. */
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

    /** Takes what a file shares from those that are loaded from now on. */
    void removeShared(LoadedFile file) {
        try {
            file.shared().takeFrom(model);
        } catch (Exception e) {
            LOG.warn("Could not remove what {} defines", file.file().name(), e);
        }
    }

    /** Gives it to them again. */
    void addShared(LoadedFile file) {
        try {
            file.shared().putInto(model);
        } catch (Exception e) {
            LOG.warn("Could not define again what {} defines", file.file().name(), e);
        }
    }
}
