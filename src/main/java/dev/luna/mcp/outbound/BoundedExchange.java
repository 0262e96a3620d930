package dev.luna.mcp.outbound;

import dev.luna.mcp.tool.Timeouts;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.Set;
import java.util.function.Function;
import org.apache.camel.Exchange;
import org.apache.hc.client5.http.classic.ExecChain;
import org.apache.hc.client5.http.classic.ExecChainHandler;
import org.apache.hc.core5.concurrent.Cancellable;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.io.entity.HttpEntityWrapper;

/**
 * The outermost step of every outbound exchange. It starts the timer, and wraps the body of the response in a stream that fails
 * at the deadline or beyond the size limit. A socket timeout alone is not enough: a service that sends a byte every second never
 * times out. Thread-safe.
 */
final class BoundedExchange implements ExecChainHandler {

    /**
     * The variable of a route with the time that its request may take at most. It has an effect where Camel's http component tells
     * the client for which route it sends, which it does for endpoints with an {@code httpActivityListener}.
     */
    static final String TIME_LEFT = "LunaTimeLeft";

    private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS");

    private final OutboundLimits limits;
    private final Timeouts deadlines;
    private final Function<String, ServiceName> names;

    /** @param names gives the name of the service at an address */
    BoundedExchange(OutboundLimits limits, Timeouts deadlines, Function<String, ServiceName> names) {
        this.limits = limits;
        this.deadlines = deadlines;
        this.names = names;
    }

    @Override
    public ClassicHttpResponse execute(ClassicHttpRequest request, ExecChain.Scope scope, ExecChain chain)
            throws IOException {
        String address = scope.route.getTargetHost().toURI();
        RequestSentMarker.reset(scope);
        ExchangeInFlight exchange = new ExchangeInFlight(
                names.apply(address),
                isSafe(request),
                () -> RequestSentMarker.isSent(scope),
                connectionOf(scope),
                deadlines.begin(),
                timeLimit(scope, limits.deadline(address)));
        boolean hasBody = false;
        try {
            ClassicHttpResponse response = chain.proceed(request, scope);
            if (response.getEntity() != null) {
                response.setEntity(new BoundedEntity(response.getEntity(), limits.bytes(), exchange));
                hasBody = true;
            }
            return response;
        } catch (IOException | HttpException e) {
            throw exchange.explain(e);
        } catch (RuntimeException e) {
            // The client may fail in this way when its connection is closed at the deadline; a refusal by the policy
            // passes.
            if (exchange.isLate()) {
                throw exchange.explain(e);
            }
            throw e;
        } finally {
            if (!hasBody) {
                exchange.finish();
            }
        }
    }

    /** The limit for this exchange, or that of the route that sends it, if it is shorter. */
    private static Duration timeLimit(ExecChain.Scope scope, Duration limit) {
        Duration left = scope.clientContext.getAttribute(Exchange.class.getName()) instanceof Exchange route
                ? route.getVariable(TIME_LEFT, Duration.class)
                : null;
        return left != null && left.compareTo(limit) < 0 ? left : limit;
    }

    /** A safe method changes nothing (RFC 9110, section 9.2.1), so a lost response does no harm. */
    private static boolean isSafe(ClassicHttpRequest request) {
        return SAFE.contains(request.getMethod());
    }

    private static Cancellable connectionOf(ExecChain.Scope scope) {
        if (scope.originalRequest instanceof Cancellable request) {
            return request;
        }
        return () -> {
            scope.execRuntime.discardEndpoint();
            return true;
        };
    }

    /** The body of a response, bounded in size and time. Like any body of an open connection it can be read once. */
    private static final class BoundedEntity extends HttpEntityWrapper {

        private final InputStream content;

        BoundedEntity(HttpEntity entity, long limit, ExchangeInFlight exchange) throws IOException {
            super(entity);
            this.content = new BoundedStream(entity.getContent(), entity.getContentLength(), limit, exchange);
        }

        @Override
        public InputStream getContent() {
            return content;
        }

        @Override
        public void writeTo(OutputStream out) throws IOException {
            content.transferTo(out);
        }

        @Override
        public void close() throws IOException {
            content.close();
        }
    }
}
