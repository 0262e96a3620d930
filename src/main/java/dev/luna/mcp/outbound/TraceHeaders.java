package dev.luna.mcp.outbound;

import dev.luna.mcp.tool.TraceContext;
import org.apache.hc.core5.http.EntityDetails;
import org.apache.hc.core5.http.HttpRequest;
import org.apache.hc.core5.http.HttpRequestInterceptor;
import org.apache.hc.core5.http.protocol.HttpContext;

/** Adds the trace headers of the current call to an outbound request, unless the route sets them. Stateless. */
final class TraceHeaders implements HttpRequestInterceptor {

    @Override
    public void process(HttpRequest request, EntityDetails entity, HttpContext context) {
        TraceContext.current().fields().forEach((name, value) -> {
            if (!request.containsHeader(name)) {
                request.setHeader(name, value);
            }
        });
    }
}
