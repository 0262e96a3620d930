package dev.luna.mcp.outbound;

import dev.luna.mcp.tool.UpstreamException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Set;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.apache.camel.Header;
import org.apache.camel.Message;

/**
 * Lets a route fetch what a caller's URL points to. Camel's http component does the requests; this bean says where the
 * next one goes, and says when the content has come. Redirects are
 * followed this way, one at a time, because each target needs the checks that the first one got:
 *
 * <pre>{@code
 * - bean: {ref: webFetch, method: begin}
 * - loop:
 *     doWhile: true
 *     expression: {method: {ref: webFetch, method: isUnderway}}
 *     steps:
 *       - to:
 *           uri: http://caller-url
 *           parameters: {httpMethod: GET, okStatusCodeRange: 200-399, skipRequestHeaders: true}
 *       - bean: {ref: webFetch, method: receive}
 * }</pre>
 *
 * Stateless and thread-safe.
 */
public final class WebFetch {

    private static final int REDIRECTS = 5;
    private static final Set<Integer> REDIRECTING = Set.of(301, 302, 303, 307, 308);
    private static final String HOP = "dev.luna.mcp.outbound.hop";

    private record Hop(UntrustedUrl url, int redirects) {}

    private final OutboundPolicy policy;

    /** @param policy decides on callers' URLs */
    public WebFetch(OutboundPolicy policy) {
        this.policy = policy;
    }

    /**
     * Makes a caller's URL, in the body, the target of the next request.
     *
     * @throws dev.luna.mcp.tool.InvalidArgumentException if it is no http or https URL or points where callers may not
     */
    public void begin(@Body String url, Exchange exchange) {
        aim(new Hop(UntrustedUrl.parse(url), 0), exchange);
        exchange.getMessage().setBody(null);
    }

    /** True if another request is to be sent. */
    public boolean isUnderway(@Header(Exchange.HTTP_URI) String next) {
        return next != null;
    }

    /**
     * Reads a response: a redirect sets the next target, anything else is the content.
     *
     * @return the content, or null after a redirect
     * @throws UpstreamException if there were too many redirects, or one without a target
     * @throws IOException if the answer breaks off, is too large or too slow
     *
     */
    public byte[] receive(
            @Body InputStream body,
            @Header(Exchange.HTTP_RESPONSE_CODE) int status,
            @Header("Location") String location,
            Exchange exchange)
            throws IOException {
        Message message = exchange.getMessage();
        try (InputStream content = body == null ? InputStream.nullInputStream() : body) {
            if (status < 300) {
                message.removeHeader(Exchange.HTTP_URI);
                return content.readAllBytes();
            }
        }
        Hop hop = exchange.getProperty(HOP, Hop.class);
        if (!REDIRECTING.contains(status) || location == null) {
            throw new UpstreamException("'" + hop.url().host() + "' answered " + status + " without any content.");
        }
        if (hop.redirects() == REDIRECTS) {
            throw new UpstreamException("The URL redirects more than " + REDIRECTS + " times.");
        }
        message.removeHeader("Location");
        aim(new Hop(hop.url().redirect(location), hop.redirects() + 1), exchange);
        return null;
    }

    private void aim(Hop hop, Exchange exchange) {
        policy.way(hop.url().scheme(), hop.url().host(), hop.url().port());
        exchange.setProperty(HOP, hop);
        exchange.getMessage().setHeader(Exchange.HTTP_URI, hop.url().toString());
    }
}
