package dev.luna.mcp.http;

import dev.luna.mcp.tool.TraceContext;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Route;
import io.vertx.ext.web.RoutingContext;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangePattern;
import org.apache.camel.Message;
import org.apache.camel.Processor;
import org.apache.camel.Suspendable;
import org.apache.camel.component.platform.http.PlatformHttpEndpoint;
import org.apache.camel.component.platform.http.spi.Method;
import org.apache.camel.component.platform.http.spi.PlatformHttpConsumer;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpRouter;
import org.apache.camel.spi.HeaderFilterStrategy;
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
    private final FrontDoorParts parts;
    private Route route;

    EventLoopHttpConsumer(PlatformHttpEndpoint endpoint, Processor processor, String routerName, FrontDoorParts parts) {
        super(endpoint, processor);
        this.routerName = routerName;
        this.parts = parts;
    }

    @Override
    public PlatformHttpEndpoint getEndpoint() {
        return (PlatformHttpEndpoint) super.getEndpoint();
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        route = router().route(getEndpoint().getPath());
        if (getEndpoint().getHttpMethodRestrict() != null) {
            Method.parseList(getEndpoint().getHttpMethodRestrict())
                    .forEach(method -> route.method(HttpMethod.valueOf(method.name())));
        }
        route.handler(this::handle);
    }

    private VertxPlatformHttpRouter router() {
        VertxPlatformHttpRouter router =
                VertxPlatformHttpRouter.lookup(getEndpoint().getCamelContext(), routerName);
        // A server on a port that the system chooses registers its router before the port is known.
        return router != null
                ? router
                : VertxPlatformHttpRouter.lookup(
                        getEndpoint().getCamelContext(), VertxPlatformHttpRouter.PLATFORM_HTTP_ROUTER_NAME_ZERO);
    }

    @Override
    protected void doStop() throws Exception {
        if (route != null) {
            route.remove();
        }
        super.doStop();
    }

    private void handle(RoutingContext routing) {
        if (!isRunAllowed() || isSuspended()) {
            routing.response().setStatusCode(503).end();
            return;
        }
        Context context = Vertx.currentContext();
        Exchange exchange = createExchange(false);
        exchange.setPattern(ExchangePattern.InOut);
        fill(exchange, routing.request());
        RequestBody body = new RequestBody(routing.request(), parts.bodies());
        ResponseStream stream = new ResponseStream(routing.request(), context, parts);
        String address = parts.proxies().client(routing.request());
        TraceContext trace = TraceContext.of(routing.request()::getHeader);
        String id = RequestId.of(routing.request(), trace);
        routing.response().putHeader(RequestId.HEADER, id);
        try {
            createUoW(exchange);
        } catch (Exception e) {
            exchange.setException(e);
        }
        AtomicBoolean done = new AtomicBoolean();
        Runnable finish = () -> {
            if (done.compareAndSet(false, true)) {
                finish(routing, exchange, body, stream, address);
            }
        };
        Consumer<Throwable> lost = error -> context.runOnContext(ignored -> {
            exchange.setException(error);
            finish.run();
        });
        exchange.setProperty(
                HttpExchange.PROPERTY,
                new HttpExchange(
                        address,
                        WatchedConnection.of(routing.request().connection()),
                        body,
                        stream,
                        trace.of(id),
                        lost));
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

    private void fill(Exchange exchange, HttpServerRequest request) {
        Message message = exchange.getMessage();
        HeaderFilterStrategy filter = getEndpoint().getHeaderFilterStrategy();
        request.headers().forEach(header -> {
            if (!filter.applyFilterToExternalHeaders(header.getKey(), header.getValue(), exchange)) {
                message.setHeader(header.getKey(), joined(message.getHeader(header.getKey()), header.getValue()));
            }
        });
    }

    /** A header sent twice is the list of its values (RFC 9110, section 5.3), never the one that a check would like best. */
    private static Object joined(Object earlier, String value) {
        return earlier == null ? value : earlier + ", " + value;
    }

    private void finish(
            RoutingContext routing, Exchange exchange, RequestBody body, ResponseStream stream, String address) {
        try {
            body.beforeAnswer();
            ResponseWriter.write(routing.response(), exchange, stream, parts);
        } catch (RuntimeException | Error e) {
            // Nobody waits for an answer on a connection that is closed.
            LOG.error("An answer could not be written", e);
            Connections.abort(routing.request().connection());
        } finally {
            stream.done();
            parts.refusals()
                    .count(
                            routing.response().getStatusCode(),
                            address,
                            routing.response().headers().get(RequestId.HEADER));
            body.afterAnswer();
            doneUoW(exchange);
            releaseExchange(exchange, false);
        }
    }
}
