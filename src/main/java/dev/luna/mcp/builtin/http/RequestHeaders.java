package dev.luna.mcp.builtin.http;

import org.apache.camel.Exchange;
import org.apache.camel.component.http.HttpActivityListener;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.HttpRequest;
import org.apache.hc.core5.http.HttpResponse;

/**
 * Adds the headers of a {@link HttpCall} to its request, and a key that belongs into the query. They are never headers of Camel's
 * message, where a component might obey them and a log might show them, and are added to no request of the same exchange to another server. Stateless.
 */
public final class RequestHeaders implements HttpActivityListener {

    @Override
    public void onRequestSubmitted(
            Object source, Exchange exchange, HttpHost host, HttpRequest request, HttpEntity entity) {
        HttpCall call = exchange.getVariable(HttpCall.VARIABLE, HttpCall.class);
        if (call != null && call.isFor(host)) {
            call.headers().forEach(request::setHeader);
            request.setPath(call.target(request.getPath()));
        }
    }

    @Override
    public void onResponseReceived(
            Object source, Exchange exchange, HttpHost host, HttpResponse response, HttpEntity entity, long elapsed) {
        // The response is read by the block.
    }
}
