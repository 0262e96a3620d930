package dev.luna.mcp.http;

import io.vertx.core.MultiMap;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.spi.HeaderFilterStrategy;
import org.apache.camel.support.DefaultMessage;

/**
 * The message of an HTTP request. It reads a header from the request when a step asks for it, and copies all of them only for a step
 * that needs the map: most requests need a few. Headers that would steer Camel are not among them. Only on one thread at a time.
 */
final class HttpMessage extends DefaultMessage {

    private final HeaderFilterStrategy filter;
    private MultiMap request;

    /**
     * @param request the headers of the request
     * @param filter the filter of Camel's own headers
     */
    HttpMessage(Exchange exchange, MultiMap request, HeaderFilterStrategy filter) {
        super(exchange);
        this.request = request;
        this.filter = filter;
    }

    @Override
    public Object getHeader(String name) {
        return hasPopulatedHeaders() ? super.getHeader(name) : sent(name);
    }

    @Override
    public <T> T getHeader(String name, Class<T> type) {
        return hasPopulatedHeaders() || type != String.class ? super.getHeader(name, type) : type.cast(sent(name));
    }

    private String sent(String name) {
        boolean steersCamel = name.regionMatches(true, 0, "camel", 0, 5);
        return request == null || steersCamel ? null : HttpExchange.header(request, name);
    }

    @Override
    protected boolean isPopulateHeadersSupported() {
        return request != null;
    }

    @Override
    protected void populateInitialHeaders(Map<String, Object> map) {
        if (request != null) {
            request.names().forEach(name -> {
                String value = sent(name);
                if (!filter.applyFilterToExternalHeaders(name, value, getExchange())) {
                    map.put(name, value);
                }
            });
        }
    }

    @Override
    public boolean removeHeaders(String pattern, String... excludePatterns) {
        if (!hasPopulatedHeaders() && "*".equals(pattern) && excludePatterns == null) {
            request = null;
            return true;
        }
        return super.removeHeaders(pattern, excludePatterns);
    }

    @Override
    public void reset() {
        request = null;
        super.reset();
    }
}
