package dev.luna.mcp.http;

import dev.luna.mcp.masking.SecretMask;
import java.util.Set;
import org.apache.camel.Processor;
import org.apache.camel.component.platform.http.PlatformHttpEndpoint;
import org.apache.camel.component.platform.http.spi.PlatformHttpConsumer;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpEngine;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpRouter;

/**
 * Lets the front door's routes run on the Vert.x event loop, where a call costs a fraction of what it does behind the hop
 * to a worker that Camel's own consumer always makes. Those routes never block: a tool that may, gets its worker in the
 * {@code ai-tool:} producer. Every other {@code platform-http:} route, such as a webhook a user adds, keeps Camel's consumer.
 */
final class EventLoopHttpEngine extends VertxPlatformHttpEngine {

    private final Set<String> paths;
    private final BodyLimits bodyLimits;
    private final SecretMask secretMask;
    private final Heartbeat heartbeat;

    /**
     * @param paths the paths whose routes never block, each with its leading slash
     * @param bodyLimits what requests' bodies may take
     * @param secretMask what takes secrets out of the answers
     * @param heartbeat what shows life on the streams of calls that take long
     */
    EventLoopHttpEngine(Set<String> paths, BodyLimits bodyLimits, SecretMask secretMask, Heartbeat heartbeat) {
        this.paths = Set.copyOf(paths);
        this.bodyLimits = bodyLimits;
        this.secretMask = secretMask;
        this.heartbeat = heartbeat;
    }

    @Override
    public PlatformHttpConsumer createConsumer(PlatformHttpEndpoint endpoint, Processor processor) {
        if (!paths.contains(endpoint.getPath())) {
            return super.createConsumer(endpoint, processor);
        }
        String router = VertxPlatformHttpRouter.getRouterNameFromPort(getServerPort());
        return new EventLoopHttpConsumer(endpoint, processor, router, bodyLimits, secretMask, heartbeat);
    }
}
