package dev.luna.mcp.protocol;

import org.apache.camel.Exchange;

/** Says which endpoint a route's recipient list calls next, and with what. */
final class Recipient {

    /** The exchange property that the recipient lists of the routes read. */
    private static final String PROPERTY = "recipient";

    private Recipient() {}

    static void set(Exchange exchange, String endpoint, Object body) {
        exchange.setProperty(PROPERTY, endpoint);
        exchange.getMessage().setBody(body);
    }
}
