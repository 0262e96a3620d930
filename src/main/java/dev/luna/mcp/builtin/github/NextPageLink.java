package dev.luna.mcp.builtin.github;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.hc.core5.http.EntityDetails;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpResponse;
import org.apache.hc.core5.http.HttpResponseInterceptor;
import org.apache.hc.core5.http.protocol.HttpContext;

/**
 * Copies the query of the link to the next page into the header {@value #QUERY}: no argument of a tool has this name, and the
 * query cannot lead to another host. Stateless.
 */
final class NextPageLink implements HttpResponseInterceptor {

    static final String QUERY = "X-Luna-Next-Page";

    private static final Pattern NEXT =
            Pattern.compile("<[^<>?\\s]{0,2048}\\?([^<>#\\s]{1,2048})>\\s*;\\s*rel=\"?next\"?");

    @Override
    public void process(HttpResponse response, EntityDetails entity, HttpContext context) {
        response.removeHeaders(QUERY);
        for (Header link : response.getHeaders("Link")) {
            Matcher next = NEXT.matcher(link.getValue());
            if (next.find()) {
                response.setHeader(QUERY, next.group(1));
            }
        }
    }
}
