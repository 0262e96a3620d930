package dev.luna.mcp.http;

import dev.luna.mcp.tool.TraceContext;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;

/**
 * The id by which a request is found in the log, in the audit log and in its answer: its {@code X-Request-Id} if that is
 * well-formed, else the id of its trace, else a random one. Stateless.
 */
final class RequestId {

    static final CharSequence HEADER = HttpHeaders.createOptimized("X-Request-Id");

    private static final Pattern WELL_FORMED = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._:-]{0,63}");

    private RequestId() {}

    static String of(HttpServerRequest request, TraceContext trace) {
        String given = request.getHeader(HEADER);
        if (given != null && WELL_FORMED.matcher(given).matches()) {
            return given;
        }
        return trace.id()
                .orElseGet(() -> Long.toHexString(ThreadLocalRandom.current().nextLong() | Long.MIN_VALUE));
    }
}
