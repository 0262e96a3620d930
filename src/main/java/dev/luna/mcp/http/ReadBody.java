package dev.luna.mcp.http;

import io.vertx.core.Vertx;
import java.util.concurrent.Executor;
import org.apache.camel.AsyncCallback;
import org.apache.camel.Exchange;
import org.apache.camel.support.AsyncProcessorSupport;

/**
 * The step of the front door that reads the request's body, after the steps that need no body. A body of another type than JSON is
 * refused before it is read. What follows a long body, above all its parsing, runs on a thread of its own, so that short requests do
 * not wait for it. Thread-safe; fails the exchange as {@link ContentTypeCheck} and {@link RequestBody#read} say.
 */
public final class ReadBody extends AsyncProcessorSupport {

    /** The length from which a body keeps the event loop busy for longer than a change of threads takes. */
    private static final int LONG = 256 << 10;

    private final Executor forLong;

    /**
     * @param forLong runs what follows a long body
     */
    ReadBody(Executor forLong) {
        this.forLong = forLong;
    }

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
        http.body().read(Vertx.currentContext()).onComplete(body -> {
            if (body.failed()) {
                exchange.setException(body.cause());
                callback.done(false);
                return;
            }
            http.setBodyLength(body.result().length);
            // No header of HTTP reaches a route of a method or a tool.
            exchange.getMessage().removeHeaders("*");
            exchange.getMessage().setBody(body.result());
            if (body.result().length <= LONG) {
                callback.done(false);
            } else {
                forLong.execute(() -> callback.done(false));
            }
        });
        return false;
    }
}
