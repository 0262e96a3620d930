package dev.luna.mcp.http;

import dev.luna.mcp.tool.TraceContext;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Route;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangePattern;
import org.apache.camel.Processor;
import org.apache.camel.Suspendable;
import org.apache.camel.component.platform.http.PlatformHttpEndpoint;
import org.apache.camel.component.platform.http.spi.Method;
import org.apache.camel.component.platform.http.spi.PlatformHttpConsumer;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpRouter;
import org.apache.camel.support.DefaultConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes requests on the event loop, runs the route through Camel's asynchronous engine and ends the response when the route
 * is done, on whatever thread that is. The body is left to a step of the route, see {@link ReadBody}. Query parameters never
 * become headers.
 */
final class EventLoopHttpConsumer extends DefaultConsumer implements PlatformHttpConsumer, Suspendable {

    private static final Logger LOG = LoggerFactory.getLogger(EventLoopHttpConsumer.class);

    private final String routerName;
    private final FrontDoorHandlers handlers;
    private final FrontDoorParts parts;
    private final Set<HttpMethod> methods;
    private Route route;

    EventLoopHttpConsumer(
            PlatformHttpEndpoint endpoint,
            Processor processor,
            String routerName,
            FrontDoorHandlers handlers,
            FrontDoorParts parts) {
        super(endpoint, processor);
        this.methods = Method.parseList(endpoint.getHttpMethodRestrict()).stream()
                .map(method -> HttpMethod.valueOf(method.name()))
                .collect(Collectors.toUnmodifiableSet());
        this.routerName = routerName;
        this.handlers = handlers;
        this.parts = parts;
    }

    @Override
    public PlatformHttpEndpoint getEndpoint() {
        return (PlatformHttpEndpoint) super.getEndpoint();
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        route = VertxPlatformHttpRouter.lookup(getEndpoint().getCamelContext(), routerName)
                .route(getEndpoint().getPath());
        methods.forEach(route::method);
        // The router responds to other methods and to other forms of the path.
        route.handler(routing -> handle(routing.request()));
        handlers.add(getEndpoint().getPath(), methods, this::handle);
    }

    @Override
    protected void doStop() throws Exception {
        if (route != null) {
            handlers.remove(getEndpoint().getPath(), methods);
            route.remove();
        }
        super.doStop();
    }

    private void handle(HttpServerRequest request) {
        if (!isRunAllowed() || isSuspended()) {
            request.response().setStatusCode(503).end();
            return;
        }
        Context context = Vertx.currentContext();
        Exchange exchange = createExchange(false);
        exchange.setPattern(ExchangePattern.InOut);
        exchange.setIn(
                new HttpMessage(exchange, request.headers(), getEndpoint().getHeaderFilterStrategy()));
        RequestBody body = new RequestBody(request, parts.bodies());
        ResponseStream stream = new ResponseStream(request, context, parts);
        WatchedConnection connection = WatchedConnection.of(request.connection());
        String address = parts.proxies().client(connection.address(), request);
        TraceContext trace = TraceContext.of(request::getHeader);
        String id = RequestId.of(request, trace);
        request.response().putHeader(RequestId.HEADER, id);
        try {
            createUoW(exchange);
        } catch (Exception e) {
            exchange.setException(e);
        }
        AtomicBoolean done = new AtomicBoolean();
        Runnable finish = () -> {
            if (done.compareAndSet(false, true)) {
                finish(request, id, exchange, body, stream, address);
            }
        };
        Consumer<Throwable> lost = error -> context.runOnContext(ignored -> {
            exchange.setException(error);
            finish.run();
        });
        exchange.setProperty(
                HttpExchange.PROPERTY,
                new HttpExchange(request.headers(), address, connection, body, stream, trace.of(id), lost));
        try {
            getAsyncProcessor().process(exchange, doneSync -> {
                if (Vertx.currentContext() == context) {
                    finish.run();
                } else {
                    context.runOnContext(ignored -> finish.run());
                }
            });
        } catch (Throwable e) {
            // Camel lets most errors through, such as a stack overflow; unanswered, the call would keep its place for
            // ever.
            exchange.setException(e);
            finish.run();
        }
    }

    private void finish(
            HttpServerRequest request,
            String id,
            Exchange exchange,
            RequestBody body,
            ResponseStream stream,
            String address) {
        try {
            body.beforeAnswer();
            ResponseWriter.write(request.response(), exchange, stream, parts);
        } catch (RuntimeException | Error e) {
            // Nobody waits for an answer on a connection that is closed.
            LOG.error("An answer could not be written", e);
            Connections.abort(request.connection());
        } finally {
            stream.done();
            parts.refusals().count(request.response().getStatusCode(), address, id);
            body.afterAnswer();
            doneUoW(exchange);
            releaseExchange(exchange, false);
        }
    }
}
