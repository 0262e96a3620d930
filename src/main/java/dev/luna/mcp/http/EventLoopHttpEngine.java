package dev.luna.mcp.http;

import java.util.Set;
import org.apache.camel.Processor;
import org.apache.camel.component.platform.http.PlatformHttpEndpoint;
import org.apache.camel.component.platform.http.spi.PlatformHttpConsumer;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpEngine;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpRouter;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpServer;

/**
 * Lets the front door's routes run on the Vert.x event loop, where a call costs a fraction of what it does behind the hop
 * to a worker that Camel's own consumer always makes. Those routes never block: a tool that may, gets its worker in the
 * {@code ai-tool:} producer. Every other {@code platform-http:} route, such as a webhook a user adds, keeps Camel's consumer.
 */
final class EventLoopHttpEngine extends VertxPlatformHttpEngine {

    private final Set<String> paths;
    private final FrontDoorParts parts;
    private final FrontDoorHandlers handlers = new FrontDoorHandlers();

    /**
     * @param paths the paths whose routes never block, each with its leading slash
     */
    EventLoopHttpEngine(Set<String> paths, FrontDoorParts parts) {
        this.paths = Set.copyOf(paths);
        this.parts = parts;
    }

    /** The handlers of the front door's requests, for the server. */
    FrontDoorHandlers handlers() {
        return handlers;
    }

    /** The port of the settings, by which the router is bound; the actual one is not known before the server listens. */
    @Override
    public int getServerPort() {
        VertxPlatformHttpServer server = getCamelContext().hasService(VertxPlatformHttpServer.class);
        return server == null ? super.getServerPort() : server.getConfigurationPort();
    }

    @Override
    public PlatformHttpConsumer createConsumer(PlatformHttpEndpoint endpoint, Processor processor) {
        if (!paths.contains(endpoint.getPath())) {
            return super.createConsumer(endpoint, processor);
        }
        String router = VertxPlatformHttpRouter.getRouterNameFromPort(getServerPort());
        return new EventLoopHttpConsumer(endpoint, processor, router, handlers, parts);
    }
}
