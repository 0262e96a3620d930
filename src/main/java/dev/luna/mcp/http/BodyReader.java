package dev.luna.mcp.http;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import java.util.Optional;

/** Reads a request's body on the event loop, never keeping more of it than a limit. Stateless. */
final class BodyReader {

    private BodyReader() {}

    /**
     * @param maxBytes the longest body that is kept
     * @return the body, empty for a request without one; {@code Optional.empty()} once a longer one has gone by, so that a
     *     client that sends first and reads later still gets its answer
     */
    static Future<Optional<Buffer>> read(HttpServerRequest request, long maxBytes) {
        boolean announcedTooLong = announced(request) > maxBytes;
        if ("100-continue".equalsIgnoreCase(request.getHeader(HttpHeaders.EXPECT))) {
            if (announcedTooLong) {
                // The client waits for leave to send; without it there is nothing to drain.
                request.response().putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
                return Future.succeededFuture(Optional.empty());
            }
            request.response().writeContinue();
        }
        Promise<Optional<Buffer>> promise = Promise.promise();
        Buffer body = Buffer.buffer();
        boolean[] tooLong = {announcedTooLong};
        request.handler(chunk -> {
            tooLong[0] |= body.length() + (long) chunk.length() > maxBytes;
            if (!tooLong[0]) {
                body.appendBuffer(chunk);
            }
        });
        request.exceptionHandler(promise::tryFail);
        request.endHandler(end -> promise.tryComplete(tooLong[0] ? Optional.empty() : Optional.of(body)));
        return promise.future();
    }

    private static long announced(HttpServerRequest request) {
        String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        try {
            return length == null ? 0 : Long.parseLong(length);
        } catch (NumberFormatException e) {
            return Long.MAX_VALUE;
        }
    }
}
