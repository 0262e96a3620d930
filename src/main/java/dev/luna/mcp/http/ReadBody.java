package dev.luna.mcp.http;

import com.fasterxml.jackson.databind.ObjectReader;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.apache.camel.AsyncCallback;
import org.apache.camel.Exchange;
import org.apache.camel.support.AsyncProcessorSupport;

/**
 * The step of the front door that reads and parses the request's body, after the steps that need no body. A body of another type than
 * JSON is refused before it is read. A long body is parsed, and what follows is done, on a thread of its own, so that short requests do
 * not wait for it. Thread-safe; fails the exchange as {@link ContentTypeCheck} and {@link RequestBody#read} say, and with Jackson's
 * exceptions.
 */
public final class ReadBody extends AsyncProcessorSupport {

    /** The length from which a body keeps the event loop busy for longer than a change of threads takes. */
    private static final int LONG = 256 << 10;

    private final ObjectReader json;
    private final Executor forLong;

    /**
     * @param json parses a message, within limits
     * @param forLong parses a long body, and runs what follows
     */
    public ReadBody(ObjectReader json, Executor forLong) {
        this.json = json;
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
        RequestBody body = http.body();
        body.read(Vertx.currentContext()).onComplete(read -> {
            if (read.failed()) {
                exchange.setException(read.cause());
                callback.done(false);
                return;
            }
            http.setBodyLength(body.length());
            // No header of HTTP reaches a route of a method or a tool.
            exchange.getMessage().removeHeaders("*");
            byte[] bytes = body.take();
            if (bytes.length <= LONG) {
                parse(bytes, exchange, callback);
            } else {
                parseLong(bytes, exchange, callback, http);
            }
        });
        return false;
    }

    private void parse(byte[] body, Exchange exchange, AsyncCallback callback) {
        try {
            exchange.getMessage().setBody(json.readValue(body));
        } catch (IOException | RuntimeException | Error e) {
            // Errors too: on this thread nobody else would fail the request for one.
            exchange.setException(e);
        }
        callback.done(false);
    }

    private void parseLong(byte[] body, Exchange exchange, AsyncCallback callback, HttpExchange http) {
        try {
            forLong.execute(() -> {
                try {
                    parse(body, exchange, callback);
                } catch (Throwable e) {
                    // Camel lets most errors through; unanswered, the request would keep its memory for ever.
                    http.fail(e);
                }
            });
        } catch (RejectedExecutionException e) {
            http.fail(e);
        }
    }
}
