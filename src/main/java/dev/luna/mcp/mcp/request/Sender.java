package dev.luna.mcp.mcp.request;

import dev.luna.mcp.identity.Principal;
import org.apache.camel.Exchange;

/** The sender of a request, as HTTP shows it: the headers that it sent, and its principal. Only on the request's event loop. */
public interface Sender {

    /** The exchange property that holds it. */
    String PROPERTY = "LunaHttpExchange";

    /** The sender of the request that an exchange is about. */
    static Sender of(Exchange exchange) {
        return exchange.getProperty(PROPERTY, Sender.class);
    }

    /**
     * The value of a header, or null. One that was sent several times is the list of its values (RFC 9110, section 5.3), never the one
     * that a check would like best.
     *
     * @param name in any case
     */
    String header(String name);

    /** The principal that sent the request; null until its token has been checked. */
    Principal principal();
}
