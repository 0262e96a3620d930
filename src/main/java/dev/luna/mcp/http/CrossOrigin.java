package dev.luna.mcp.http;

import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Cross-origin resource sharing for the web pages that {@link OriginCheck} lets call: their origin is on every answer of the front
 * door, whatever its status, and the browser's preflight is answered, which never has a token. Thread-safe.
 *
 * @see <a href="https://fetch.spec.whatwg.org/#http-cors-protocol">CORS protocol</a>
 */
final class CrossOrigin {

    private static final String METHODS = "GET, POST, DELETE, HEAD";
    private static final String EXPOSED = "Mcp-Session-Id, WWW-Authenticate, Retry-After, RateLimit, RateLimit-Policy";
    private static final String MAX_AGE_SECONDS = "7200";

    private static final String REQUEST_METHOD = "Access-Control-Request-Method";
    private static final String REQUEST_HEADERS = "Access-Control-Request-Headers";
    private static final String PRIVATE_NETWORK = "Private-Network";

    private static final Set<String> HEADERS = Set.of(
            "accept",
            "authorization",
            "content-type",
            "last-event-id",
            "mcp-method",
            "mcp-name",
            "mcp-protocol-version",
            "mcp-session-id");

    /** Arguments of a tool may have to be repeated in headers that the tool names. */
    private static final Pattern PARAMETER_HEADER = Pattern.compile("mcp-param-[a-z0-9_-]+");

    private final Set<String> paths;
    private final OriginCheck origins;

    /** @param paths the paths of the front door, each with its leading slash */
    CrossOrigin(Set<String> paths, OriginCheck origins) {
        this.paths = Set.copyOf(paths);
        this.origins = origins;
    }

    /**
     * Puts what a browser needs on the answer of a request, and answers it if it is a preflight.
     *
     * @return true if it was a preflight and has its response
     */
    boolean answers(HttpServerRequest request) {
        if (!paths.contains(withoutLastSlash(request.path()))) {
            return false;
        }
        HttpServerResponse response = request.response();
        response.putHeader("Vary", "Origin");
        String origin = HttpExchange.header(request.headers(), "Origin");
        if (origin == null || origin.isEmpty()) {
            return false;
        }
        if (origins.isAllowedOrigin(origin)) {
            response.putHeader("Access-Control-Allow-Origin", origin)
                    .putHeader("Access-Control-Expose-Headers", EXPOSED);
        }
        if (request.method() != HttpMethod.OPTIONS || !request.headers().contains(REQUEST_METHOD)) {
            return false;
        }
        preflight(request, origin);
        return true;
    }

    private void preflight(HttpServerRequest request, String origin) {
        HttpServerResponse response = request.response();
        response.putHeader("Vary", "Origin, " + REQUEST_METHOD + ", " + REQUEST_HEADERS);
        try {
            origins.check(origin, String.join(", ", request.headers().getAll("Host")));
        } catch (ForbiddenOriginException e) {
            RouterErrors.forbidden(response, e.getMessage());
            return;
        }
        if ("true".equals(request.getHeader("Access-Control-Request-" + PRIVATE_NETWORK))) {
            response.putHeader("Access-Control-Allow-" + PRIVATE_NETWORK, "true");
        }
        response.setStatusCode(204)
                .putHeader("Access-Control-Allow-Methods", METHODS)
                .putHeader("Access-Control-Allow-Headers", allowedHeaders(request.getHeader(REQUEST_HEADERS)))
                .putHeader("Access-Control-Max-Age", MAX_AGE_SECONDS)
                .end();
    }

    private static String allowedHeaders(String wanted) {
        Stream<String> parameters = wanted == null
                ? Stream.of()
                : Arrays.stream(wanted.toLowerCase(Locale.ROOT).split(","))
                        .map(String::strip)
                        .filter(name -> PARAMETER_HEADER.matcher(name).matches());
        return Stream.concat(HEADERS.stream().sorted(), parameters).collect(Collectors.joining(", "));
    }

    private static String withoutLastSlash(String path) {
        return path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    }
}
