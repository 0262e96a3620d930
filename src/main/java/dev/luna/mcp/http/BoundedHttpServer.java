package dev.luna.mcp.http;

import io.vertx.core.Future;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpRouter;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpServer;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpServerConfiguration;
import org.apache.camel.component.vertx.common.VertxHelper;

/**
 * Camel's HTTP server, which offers no way to set limits, with limits: the size of a request's head, the number and the
 * idleness of connections. It supports HTTP/1.1 only: no client needs HTTP/2 without TLS, which has attacks of its own.
 */
final class BoundedHttpServer extends VertxPlatformHttpServer {

    static final int MAX_LINE_BYTES = 4096;
    static final int MAX_HEADER_BYTES = 16_384;

    private final VertxPlatformHttpServerConfiguration configuration;
    private final Connections connections;
    private HttpServer server;

    BoundedHttpServer(VertxPlatformHttpServerConfiguration configuration, Connections connections) {
        super(configuration);
        this.configuration = configuration;
        this.connections = connections;
    }

    @Override
    public HttpServer getServer() {
        return server;
    }

    @Override
    public int getPort() {
        return server == null ? configuration.getBindPort() : server.actualPort();
    }

    @Override
    protected void startServer() throws Exception {
        VertxPlatformHttpRouter router = VertxPlatformHttpRouter.lookup(
                getCamelContext(), VertxPlatformHttpRouter.getRouterNameFromPort(configuration.getBindPort()));
        RouterErrors.on(router);
        CrossOrigin crossOrigin = getCamelContext().getRegistry().lookupByNameAndType("crossOrigin", CrossOrigin.class);
        server = getVertx()
                .createHttpServer(options())
                .connectionHandler(connections::opened)
                .invalidRequestHandler(RouterErrors::invalid)
                .requestHandler(request -> {
                    if (!connections.requested(request)) {
                        return;
                    }
                    if (!RouterErrors.isPath(request.path())) {
                        RouterErrors.invalid(request);
                    } else if (!crossOrigin.answers(request)) {
                        router.handle(request);
                    }
                });
        connections.watch(getVertx());
        await(server.listen(configuration.getBindPort(), configuration.getBindHost()));
    }

    private HttpServerOptions options() throws Exception {
        HttpServerOptions options = new HttpServerOptions()
                .setHttp2ClearTextEnabled(false)
                .setMaxInitialLineLength(MAX_LINE_BYTES)
                .setMaxHeaderSize(MAX_HEADER_BYTES);
        if (configuration.isUseGlobalSslContextParameters()) {
            VertxHelper.setupSSLOptions(getCamelContext(), getCamelContext().getSSLContextParameters(), options);
        }
        return options;
    }

    @Override
    protected void stopServer() {
        if (server != null) {
            await(server.close());
        }
    }

    @Override
    protected void stopVertx() {
        await(getVertx().close());
    }

    private static void await(Future<?> future) {
        future.toCompletionStage().toCompletableFuture().join();
    }
}
