package dev.luna.mcp.http;

import dev.luna.mcp.http.tls.Tls;
import dev.luna.mcp.http.tls.TlsFiles;
import dev.luna.mcp.tool.Degradation;
import io.vertx.core.AbstractVerticle;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.file.FileSystemOptions;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.impl.ConnectionBase;
import io.vertx.core.spi.resolver.ResolverProvider;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.camel.component.platform.http.PlatformHttpConstants;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpRouter;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpServer;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpServerConfiguration;
import org.apache.camel.spi.Registry;

/**
 * Camel's HTTP server, which offers no way to set limits, with limits: the size of a request's head, the number and the
 * idleness of connections. It supports HTTP/1.1 only: no client needs HTTP/2 without TLS, which has attacks of its own.
 * Starting it does not open the port yet: {@link #listen} does.
 */
public final class BoundedHttpServer extends VertxPlatformHttpServer {

    static final int MAX_LINE_BYTES = 4096;
    static final int MAX_HEADER_BYTES = 16_384;

    private final VertxPlatformHttpServerConfiguration configuration;
    private final Connections connections;
    private final Optional<TlsFiles> tls;
    private final List<HttpServer> servers = new CopyOnWriteArrayList<>();

    BoundedHttpServer(
            VertxPlatformHttpServerConfiguration configuration, Connections connections, Optional<TlsFiles> tls) {
        super(configuration);
        this.configuration = configuration;
        this.connections = connections;
        this.tls = tls;
    }

    @Override
    public HttpServer getServer() {
        return servers.isEmpty() ? null : servers.get(0);
    }

    @Override
    public int getPort() {
        return servers.isEmpty() ? configuration.getBindPort() : getServer().actualPort();
    }

    /** Makes Vert.x without what a server of routes does not use: files on the class path, and a DNS client of its own. */
    @Override
    protected Vertx createVertxInstance() {
        System.setProperty(ResolverProvider.DISABLE_DNS_RESOLVER_PROP_NAME, "true");
        return Vertx.vertx(new VertxOptions()
                .setFileSystemOptions(new FileSystemOptions()
                        .setClassPathResolvingEnabled(false)
                        .setFileCachingEnabled(false)));
    }

    /** Does nothing: a request that came before the routes are there could not be answered. */
    @Override
    protected void startServer() {}

    /**
     * Opens the port: one server for each processor, on an event loop of its own. Vert.x spreads the connections over them.
     *
     * @throws Exception if the port or TLS cannot be used
     */
    public void listen() throws Exception {
        Handler<HttpServerRequest> handler = requestHandler();
        HttpServerOptions options = options();
        connections.watch(getVertx());
        await(getVertx()
                .deployVerticle(
                        () -> new EventLoopServer(options, handler),
                        new DeploymentOptions()
                                .setInstances(Runtime.getRuntime().availableProcessors())));
    }

    private final class EventLoopServer extends AbstractVerticle {

        private final HttpServerOptions options;
        private final Handler<HttpServerRequest> handler;

        EventLoopServer(HttpServerOptions options, Handler<HttpServerRequest> handler) {
            this.options = options;
            this.handler = handler;
        }

        @Override
        public void start(Promise<Void> started) {
            // Port 0 would give each server another port; Vert.x lets those of a negative one share the port that is
            // chosen.
            int port = configuration.getBindPort() == 0 ? -1 : configuration.getBindPort();
            FlushTogether flush = new FlushTogether();
            vertx.createHttpServer(options)
                    .connectionHandler(connection -> {
                        ((ConnectionBase) connection).channel().pipeline().addFirst(flush);
                        connections.opened(connection);
                    })
                    .invalidRequestHandler(RouterErrors::invalid)
                    .requestHandler(handler)
                    .listen(port, configuration.getBindHost())
                    .onSuccess(servers::add)
                    .<Void>mapEmpty()
                    .onComplete(started);
        }
    }

    private Handler<HttpServerRequest> requestHandler() {
        VertxPlatformHttpRouter router = VertxPlatformHttpRouter.lookup(
                getCamelContext(), VertxPlatformHttpRouter.getRouterNameFromPort(configuration.getBindPort()));
        RouterErrors.on(router);
        Registry registry = getCamelContext().getRegistry();
        CrossOrigin crossOrigin = registry.lookupByNameAndType("crossOrigin", CrossOrigin.class);
        FrontDoorHandlers frontDoor = registry.lookupByNameAndType(
                        PlatformHttpConstants.PLATFORM_HTTP_ENGINE_NAME, EventLoopHttpEngine.class)
                .handlers();
        return request -> {
            if (!connections.requested(request)) {
                return;
            }
            if (!RouterErrors.isPath(request.path())) {
                RouterErrors.invalid(request);
            } else if (!crossOrigin.answers(request)) {
                Handler<HttpServerRequest> handler = frontDoor.find(request);
                if (handler == null) {
                    router.handle(request);
                } else {
                    handler.handle(request);
                }
            }
        };
    }

    private HttpServerOptions options() {
        HttpServerOptions options = new HttpServerOptions()
                .setHttp2ClearTextEnabled(false)
                // There are no WebSockets here; their handler would look at each message.
                .setPerFrameWebSocketCompressionSupported(false)
                .setPerMessageWebSocketCompressionSupported(false)
                .setMaxInitialLineLength(MAX_LINE_BYTES)
                .setMaxHeaderSize(MAX_HEADER_BYTES);
        // Not by a lambda, which would load classes of TLS where it is off.
        if (tls.isPresent()) {
            Degradation degradation = Tls.enable(options, getVertx(), tls.get(), connections.firstRequest());
            getCamelContext().getRegistry().bind("tls", Degradation.class, degradation);
        }
        return options;
    }

    @Override
    protected void stopServer() {
        await(Future.join(servers.stream().map(HttpServer::close).toList()));
    }

    @Override
    protected void stopVertx() {
        await(getVertx().close());
    }

    private static void await(Future<?> future) {
        future.toCompletionStage().toCompletableFuture().join();
    }
}
