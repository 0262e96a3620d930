package dev.luna.mcp;

import dev.luna.mcp.tool.loading.BeanRegistry;
import java.util.Optional;
import org.apache.camel.CamelContext;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.main.Main;

/** Camel's Main with a context in which the time to add a route does not grow with the number of routes. */
final class ServerMain extends Main {

    private final Optional<? extends ClassLoader> components;

    /** @param components the class loader of added components, if there are any */
    ServerMain(Optional<? extends ClassLoader> components) {
        this.components = components;
    }

    @Override
    protected CamelContext createCamelContext() {
        Context context = new Context();
        registry.setCamelContext(context);
        context.getCamelContextExtension().setRegistry(new BeanRegistry(registry));
        components.ifPresent(context::setApplicationContextClassLoader);
        return context;
    }

    private static final class Context extends DefaultCamelContext {

        Context() {
            super(false);
        }

        /** Camel calls this for each route that it adds, and lists the endpoints of all routes, also if there is nothing to remove. */
        @Override
        public boolean removeRoute(String id) throws Exception {
            return getRouteServices().containsKey(id) && super.removeRoute(id);
        }
    }
}
