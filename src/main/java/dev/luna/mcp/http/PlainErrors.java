package dev.luna.mcp.http;

import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * What is answered where no route is reached: a status and one sentence of JSON, never a page, a trace or anything of the
 * request. Stateless.
 */
final class PlainErrors {

    private static final Map<Integer, String> SENTENCES = Map.of(
            400, "This is no valid HTTP request.",
            404, "There is nothing here. The endpoint is /mcp.",
            405, "This path does not take this HTTP method.",
            414, "The request's first line is longer than " + BoundedHttpServer.MAX_LINE_BYTES + " bytes.",
            431, "The request's headers are longer than " + BoundedHttpServer.MAX_HEADER_BYTES + " bytes.",
            500, "Internal error. The server's log says why.");

    private static final Pattern BROKEN_ESCAPE = Pattern.compile("%(?![0-9A-Fa-f]{2})");

    private PlainErrors() {}

    /** Whether a path can be decoded; Vert.x would log a trace for each that cannot. */
    static boolean isPath(String path) {
        return path != null
                && (path.indexOf('%') < 0 || !BROKEN_ESCAPE.matcher(path).find());
    }

    /** Answers so wherever a router answers by itself. */
    static void on(Router router) {
        SENTENCES
                .keySet()
                .forEach(status ->
                        router.errorHandler(status, routing -> answer(routing.response(), routing.statusCode())));
    }

    /** Answers what cannot be read as a request, and hangs up. */
    static void invalid(HttpServerRequest request) {
        Throwable cause = request.decoderResult().cause();
        int status = cause instanceof TooLongHttpLineException
                ? 414
                : cause instanceof TooLongHttpHeaderException ? 431 : 400;
        request.response().putHeader("Connection", "close");
        answer(request.response(), status);
        request.connection().close();
    }

    private static void answer(HttpServerResponse response, int status) {
        response.setStatusCode(status)
                .putHeader("Content-Type", "application/json")
                .putHeader("Cache-Control", "no-store")
                .putHeader("X-Content-Type-Options", "nosniff")
                .end("{\"detail\":\"" + SENTENCES.get(status) + "\"}");
    }
}
