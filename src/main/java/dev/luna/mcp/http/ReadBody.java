package dev.luna.mcp.http;

import io.vertx.core.Vertx;
import org.apache.camel.AsyncCallback;
import org.apache.camel.Exchange;
import org.apache.camel.support.AsyncProcessorSupport;

/**
 * The step of the front door that reads the request's body, after the steps that need no body. A body of another type than JSON is
 * refused before it is read. Stateless; fails the exchange as {@link ContentTypeCheck} and {@link RequestBody#read} say.
 */
public final class ReadBody extends AsyncProcessorSupport {

    @Override
    public boolean process(Exchange exchange, AsyncCallback callback) {
        try {
            ContentTypeCheck.check(exchange.getMessage());
        } catch (UnsupportedMediaTypeException e) {
            exchange.setException(e);
            callback.done(true);
            return true;
        }
        HttpExchange http = HttpExchange.of(exchange).orElseThrow();
        http.body().read(Vertx.currentContext().owner()).onComplete(body -> {
            if (body.succeeded()) {
                http.setBodyLength(body.result().length);
                // No header of HTTP reaches a route of a method or a tool.
                exchange.getMessage().removeHeaders("*");
                exchange.getMessage().setBody(body.result());
            } else {
                exchange.setException(body.cause());
            }
            callback.done(false);
        });
        return false;
    }
}
