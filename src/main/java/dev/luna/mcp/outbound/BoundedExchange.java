package dev.luna.mcp.outbound;

import java.io.IOException;
import java.util.Set;
import java.util.concurrent.ScheduledExecutorService;
import org.apache.hc.client5.http.classic.ExecChain;
import org.apache.hc.client5.http.classic.ExecChainHandler;
import org.apache.hc.core5.concurrent.Cancellable;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpException;

/**
 * The outermost step of every outbound exchange: it starts the clock, and puts the body of the answer into a stream
 * that ends at the deadline or past the permitted size. A socket timeout alone would not do, for a service that sends
 * a byte every second never times out. Thread-safe.
 */
final class BoundedExchange implements ExecChainHandler {

    private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS");

    private final OutboundLimits limits;
    private final ScheduledExecutorService clock;

    BoundedExchange(OutboundLimits limits, ScheduledExecutorService clock) {
        this.limits = limits;
        this.clock = clock;
    }

    @Override
    public ClassicHttpResponse execute(ClassicHttpRequest request, ExecChain.Scope scope, ExecChain chain)
            throws IOException {
        String service = scope.route.getTargetHost().toURI();
        ExchangeInFlight call =
                new ExchangeInFlight(service, isSafe(request), connectionOf(scope), clock, limits.deadline(service));
        boolean answering = false;
        try {
            ClassicHttpResponse response = chain.proceed(request, scope);
            if (response.getEntity() != null) {
                response.setEntity(new BoundedEntity(response.getEntity(), limits.bytes(), call));
                answering = true;
            }
            return response;
        } catch (IOException | HttpException e) {
            throw call.explain(e);
        } catch (RuntimeException e) {
            // Closing a connection under the client's feet may surprise it; a refusal by the policy passes as it is.
            if (call.isLate()) {
                throw call.explain(e);
            }
            throw e;
        } finally {
            if (!answering) {
                call.finish();
            }
        }
    }

    /** A safe method changes nothing (RFC 9110, section 9.2.1), so that a lost response does no harm. */
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
}
