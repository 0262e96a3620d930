package dev.luna.mcp.outbound;

import dev.luna.mcp.tool.TraceContext;
import org.apache.hc.core5.http.EntityDetails;
import org.apache.hc.core5.http.HttpRequest;
import org.apache.hc.core5.http.HttpRequestInterceptor;
import org.apache.hc.core5.http.protocol.HttpContext;

/** Lets an outbound request take the trace along that the call is part of, unless the route says something else. Stateless. */
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
