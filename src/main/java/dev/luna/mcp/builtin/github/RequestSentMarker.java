package dev.luna.mcp.builtin.github;

import java.io.IOException;
import java.util.Set;
import org.apache.hc.client5.http.classic.ExecChain;
import org.apache.hc.client5.http.classic.ExecChainHandler;
import org.apache.hc.client5.http.impl.ChainElement;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpException;

/**
 * Notes in the context of a request that its connection stands and that it is sent. A failure after that does not tell whether
 * the service has done what was asked. Stateless.
 */
final class RequestSentMarker implements ExecChainHandler {

    /** Ends the text of a failure after which the work may be done. */
    static final String MAY_BE_DONE =
            " The request had been sent and may have been carried out: check before you repeat it.";

    private static final String SENT = RequestSentMarker.class.getName();
    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");

    private RequestSentMarker() {}

    /** Lets a client note it. */
    static HttpClientBuilder in(HttpClientBuilder client) {
        return client.addExecInterceptorAfter(ChainElement.CONNECT.name(), "sent-mark", new RequestSentMarker());
    }

    /** Whether the request of this exchange was sent. */
    static boolean isSent(ExecChain.Scope scope) {
        return scope.clientContext.getAttribute(SENT) != null;
    }

    /** Whether a request of this method changes something. */
    static boolean isWriting(String method) {
        return !READING.contains(method);
    }

    @Override
    public ClassicHttpResponse execute(ClassicHttpRequest request, ExecChain.Scope scope, ExecChain chain)
            throws IOException, HttpException {
        scope.clientContext.setAttribute(SENT, Boolean.TRUE);
        return chain.proceed(request, scope);
    }
}
