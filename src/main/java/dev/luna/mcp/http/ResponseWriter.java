package dev.luna.mcp.http;

import io.netty.buffer.Unpooled;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import java.nio.charset.StandardCharsets;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ends a response with what a route left in its exchange: status, body without secrets, and the headers that do not steer
 * Camel. Stateless.
 */
final class ResponseWriter {

    private static final Logger LOG = LoggerFactory.getLogger(ResponseWriter.class);
    private static final String INTERNAL_ERROR =
            "{\"jsonrpc\":\"2.0\",\"error\":{\"code\":-32603,\"message\":\"Internal error. The server's log says why.\"}}";

    private static final String TOO_MUCH_UNREAD =
            "{\"jsonrpc\":\"2.0\",\"error\":{\"code\":-32003,\"message\":\"The call was done, but the server's memory is full of answers"
                    + " that clients have not read. Ask for less, or try again in a few seconds.\"}}";

    private static final String JSON = "application/json";

    // Encoded once; a text would be checked and encoded for each response.
    private static final CharSequence ENCODED_JSON = HttpHeaders.createOptimized(JSON);
    private static final CharSequence CONTENT_TYPE_OPTIONS = HttpHeaders.createOptimized("X-Content-Type-Options");
    private static final CharSequence NOSNIFF = HttpHeaders.createOptimized("nosniff");
    private static final CharSequence NO_STORE = HttpHeaders.createOptimized("no-store");

    private ResponseWriter() {}

    static void write(HttpServerResponse response, Exchange exchange, ResponseStream stream, FrontDoorParts parts) {
        if (response.ended() || response.closed()) {
            return;
        }
        Exception failure = exchange.getException();
        if (failure != null) {
            LOG.error("A request failed past the exception clauses", failure);
        }
        if (stream.isStreaming()) {
            stream.end(failure == null ? text(exchange.getMessage()) : INTERNAL_ERROR);
            return;
        }
        response.putHeader(CONTENT_TYPE_OPTIONS, NOSNIFF).putHeader(HttpHeaders.CACHE_CONTROL, NO_STORE);
        if (failure != null) {
            response.setStatusCode(500)
                    .putHeader(HttpHeaders.CONTENT_TYPE, ENCODED_JSON)
                    .end(INTERNAL_ERROR);
            return;
        }
        Message message = exchange.getMessage();
        response.setStatusCode(message.getHeader(Exchange.HTTP_RESPONSE_CODE, 200, Integer.class));
        message.getHeaders().forEach((name, value) -> {
            if (value != null && !name.regionMatches(true, 0, "camel", 0, 5)) {
                response.putHeader(header(name), value(value));
            }
        });
        Object body = message.getBody();
        if (body != null && response.getStatusCode() == 200 && stream.isEventsOnly()) {
            stream.end(text(message));
        } else if (body == null) {
            response.end();
        } else {
            end(response, body instanceof byte[] bytes ? bytes : text(message).getBytes(StandardCharsets.UTF_8), parts);
        }
    }

    private static CharSequence header(String name) {
        return name.equals(Exchange.CONTENT_TYPE) ? HttpHeaders.CONTENT_TYPE : name;
    }

    private static CharSequence value(Object value) {
        return value.equals(JSON) ? ENCODED_JSON : value.toString();
    }

    /** A buffer of the array itself; other than by this method, which Vert.x 5 moves, it would be a copy. */
    @SuppressWarnings("deprecation")
    private static Buffer wrapped(byte[] bytes) {
        return Buffer.buffer(Unpooled.wrappedBuffer(bytes));
    }

    private static String text(Message message) {
        return message.getBody() instanceof byte[] bytes
                ? new String(bytes, StandardCharsets.UTF_8)
                : message.getBody(String.class);
    }

    private static void end(HttpServerResponse response, byte[] body, FrontDoorParts parts) {
        if (!parts.answers().take(body.length)) {
            LOG.info("Too many answers wait for clients to read them; one of {} bytes was not sent", body.length);
            response.setStatusCode(503).putHeader("Retry-After", "5").end(TOO_MUCH_UNREAD);
            return;
        }
        byte[] masked = parts.mask().mask(body);
        response.end(wrapped(masked)).onComplete(sent -> parts.answers().giveBack(body.length));
    }
}
