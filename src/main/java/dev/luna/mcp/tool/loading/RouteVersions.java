package dev.luna.mcp.tool.loading;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.model.RouteDefinition;
import org.apache.camel.model.RouteTemplateDefinition;
import org.apache.camel.util.StringHelper;

/** Appends a version to the id of each route, so that an old and a new version can run side by side. Not thread-safe. */
final class RouteVersions {

    /** Components whose routes only run when they are called. */
    private static final Set<String> PASSIVE = Set.of("ai-tool", "ai-prompt", "ai-resource", "block", "direct");

    private final boolean validateOnly;
    private final KameletUses kamelets = new KameletUses();
    private final Map<String, Integer> versions = new HashMap<>();

    /** @param validateOnly true to keep routes that start by themselves, such as timers, from starting */
    RouteVersions(boolean validateOnly) {
        this.validateOnly = validateOnly;
    }

    /** Changes the ids of the routes of a builder that has been configured. */
    void assign(RouteBuilder builder) {
        builder.getRouteCollection().getRoutes().forEach(kamelets::separate);
        builder.getRouteCollection().getRoutes().stream()
                .filter(route -> route.getRouteId() != null)
                .forEach(route -> route.setId(next(route.getRouteId())));
        builder.getTemplatedRouteCollection().getTemplatedRoutes().stream()
                .filter(route -> route.getRouteId() != null)
                .forEach(route -> route.setRouteId(next(route.getRouteId())));
        if (validateOnly) {
            Stream.concat(
                            builder.getRouteCollection().getRoutes().stream(),
                            builder.getRouteTemplateCollection().getRouteTemplates().stream()
                                    .map(RouteTemplateDefinition::getRoute))
                    .filter(route -> !PASSIVE.contains(scheme(route)))
                    .forEach(route -> route.setAutoStartup("false"));
        }
    }

    private static String scheme(RouteDefinition route) {
        return StringHelper.before(route.getInput().getEndpointUri(), ":", "");
    }

    private String next(String id) {
        return id + "@" + versions.merge(id, 1, Integer::sum);
    }
}
