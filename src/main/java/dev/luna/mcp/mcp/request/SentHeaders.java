package dev.luna.mcp.mcp.request;

import org.apache.camel.Exchange;

/** The HTTP headers of a request. Only on the request's event loop. */
@FunctionalInterface
public interface SentHeaders {

    /** The exchange property that holds them. */
    String PROPERTY = "LunaHttpExchange";

    /** The headers of the request that an exchange is about. */
    static SentHeaders of(Exchange exchange) {
        return exchange.getProperty(PROPERTY, SentHeaders.class);
    }

    /**
     * The value of a header, or null. One that was sent several times is the list of its values (RFC 9110, section 5.3), never the one
     * that a check would like best.
     *
     * @param name in any case
     */
    String header(String name);
}
