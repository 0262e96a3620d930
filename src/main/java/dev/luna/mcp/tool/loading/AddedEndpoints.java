package dev.luna.mcp.tool.loading;

import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.Component;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.model.EndpointRequiredDefinition;
import org.apache.camel.model.ProcessorDefinitionHelper;
import org.apache.camel.model.RouteDefinition;
import org.apache.camel.model.ToDynamicDefinition;
import org.apache.camel.util.StringHelper;

/**
 * Starts the endpoints of added components before Camel starts the routes: Camel holds locks meanwhile, so that one
 * endpoint whose start hangs would keep all other routes from starting.
 */
final class AddedEndpoints {

    private final CamelContext context;

    AddedEndpoints(CamelContext context) {
        this.context = context;
    }

    /** Starts those of a builder that has been configured. */
    void start(RouteBuilder configured) {
        if (context.getApplicationContextClassLoader() == null) {
            return;
        }
        for (RouteDefinition route : configured.getRouteCollection().getRoutes()) {
            Stream.concat(Stream.of(route.getInput()), steps(route).stream())
                    .filter(step -> !(step instanceof ToDynamicDefinition))
                    .map(EndpointRequiredDefinition::getEndpointUri)
                    .filter(uri -> uri != null && isAdded(uri))
                    .forEach(context::getEndpoint);
        }
    }

    private static Collection<EndpointRequiredDefinition> steps(RouteDefinition route) {
        return List.copyOf(
                ProcessorDefinitionHelper.filterTypeInOutputs(route.getOutputs(), EndpointRequiredDefinition.class));
    }

    private boolean isAdded(String uri) {
        String scheme = StringHelper.before(uri, ":", uri);
        Component component = scheme.contains("{") ? null : context.getComponent(scheme);
        return component != null && component.getClass().getClassLoader() == context.getApplicationContextClassLoader();
    }
}
