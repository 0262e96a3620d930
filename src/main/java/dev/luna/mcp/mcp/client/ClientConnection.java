package dev.luna.mcp.mcp.client;

import dev.luna.mcp.mcp.request.Sender;
import dev.luna.mcp.tool.TraceContext;
import org.apache.camel.Exchange;

/** The HTTP exchange of a request, as far as the protocol needs it. Only on the request's event loop. */
public interface ClientConnection extends Sender {

    /** The connection of the request that an exchange is about; null if no request came over HTTP. */
    static ClientConnection of(Exchange exchange) {
        return exchange.getProperty(PROPERTY, ClientConnection.class);
    }

    /** The response as a stream of messages. */
    EventStream stream();

    /** The network address that the request came from, of a proxy or tunnel where there is one. */
    String address();

    /** The length of the request's body in bytes; 0 until it has been read. */
    int bodyLength();

    /** The trace of the request's headers, with the id of the request. */
    TraceContext trace();

    /** Ends a request whose response was lost. */
    void fail(Throwable error);
}
