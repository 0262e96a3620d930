package dev.luna.mcp.http;

import dev.luna.mcp.mcp.jsonrpc.ErrorCode;
import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The responses to requests that reach no route: a status and one sentence of JSON, never a page, a trace or anything of the
 * request. Stateless.
 */
final class RouterErrors {

    private static final int NOT_FOUND = 404;
    private static final int METHOD_NOT_ALLOWED = 405;

    private static final Map<Integer, String> SENTENCES = Map.of(
            400,
            "Not a valid HTTP request.",
            NOT_FOUND,
            "Not found. The endpoint is /mcp.",
            METHOD_NOT_ALLOWED,
            "This path does not support this HTTP method; see the header Allow.",
            414,
            "The request's first line is longer than " + BoundedHttpServer.MAX_LINE_BYTES + " bytes.",
            431,
            "The request's headers are longer than " + BoundedHttpServer.MAX_HEADER_BYTES + " bytes.",
            500,
            "Internal error. The server's log says why.");

    private static final Pattern BROKEN_ESCAPE = Pattern.compile("%(?![0-9A-Fa-f]{2})");

    private RouterErrors() {}

    /** True if a path can be decoded; Vert.x would log a stack trace for each that cannot. */
    static boolean isPath(String path) {
        return path != null
                && (path.indexOf('%') < 0 || !BROKEN_ESCAPE.matcher(path).find());
    }

    /** Answers so wherever a router answers by itself. */
    static void on(Router router) {
        SENTENCES
                .keySet()
                .forEach(status -> router.errorHandler(status, routing -> {
                    if (status == METHOD_NOT_ALLOWED) {
                        routing.response().putHeader("Allow", methods(router, routing.normalizedPath()));
                    }
                    answer(routing.response(), status);
                }));
    }

    /** The value of the header Allow, which a 405 requires (RFC 9110, section 15.5.6). */
    private static String methods(Router router, String path) {
        String place = path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
        return router.getRoutes().stream()
                .filter(route -> place.equals(route.getPath()) && route.methods() != null)
                .flatMap(route -> route.methods().stream())
                .map(HttpMethod::name)
                .distinct()
                .sorted()
                .collect(Collectors.joining(", "));
    }

    /** Responds to a request that cannot be parsed, and closes the connection. */
    static void invalid(HttpServerRequest request) {
        Throwable cause = request.decoderResult().cause();
        int status = cause instanceof TooLongHttpLineException
                ? 414
                : cause instanceof TooLongHttpHeaderException ? 431 : 400;
        request.response().putHeader("Connection", "close");
        answer(request.response(), status);
        request.connection().close();
    }

    /** Answers a preflight of a web page that may not call, as the request itself would be answered. */
    static void forbidden(HttpServerResponse response, String reason) {
        answer(
                response,
                403,
                "{\"jsonrpc\":\"2.0\",\"error\":{\"code\":" + ErrorCode.FORBIDDEN.code() + ",\"message\":\"" + reason
                        + "\"}}");
    }

    private static void answer(HttpServerResponse response, int status) {
        answer(response, status, "{\"detail\":\"" + SENTENCES.get(status) + "\"}");
    }

    private static void answer(HttpServerResponse response, int status, String json) {
        response.setStatusCode(status)
                .putHeader("Content-Type", "application/json")
                .putHeader("Cache-Control", "no-store")
                .putHeader("X-Content-Type-Options", "nosniff")
                .end(json);
    }
}
