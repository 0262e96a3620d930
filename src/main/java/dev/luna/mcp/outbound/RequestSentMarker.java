package dev.luna.mcp.outbound;

import java.io.IOException;
import org.apache.hc.client5.http.classic.ExecChain;
import org.apache.hc.client5.http.classic.ExecChainHandler;
import org.apache.hc.client5.http.impl.ChainElement;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpException;

/**
 * Marks a request as sent once its connection is established. After a failure from then on, the service may have carried the
 * request out. Stateless.
 */
final class RequestSentMarker implements ExecChainHandler {

    private static final String SENT = RequestSentMarker.class.getName();

    private RequestSentMarker() {}

    /** Adds the marker to a client. */
    static HttpClientBuilder in(HttpClientBuilder client) {
        return client.addExecInterceptorAfter(ChainElement.CONNECT.name(), "request-sent", new RequestSentMarker());
    }

    static void reset(ExecChain.Scope scope) {
        scope.clientContext.removeAttribute(SENT);
    }

    static boolean isSent(ExecChain.Scope scope) {
        return scope.clientContext.getAttribute(SENT) != null;
    }

    @Override
    public ClassicHttpResponse execute(ClassicHttpRequest request, ExecChain.Scope scope, ExecChain chain)
            throws IOException, HttpException {
        scope.clientContext.setAttribute(SENT, Boolean.TRUE);
        return chain.proceed(request, scope);
    }
}
