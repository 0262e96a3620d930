package dev.luna.mcp.http;

import dev.luna.mcp.identity.Principal;
import dev.luna.mcp.mcp.client.ClientConnection;
import dev.luna.mcp.mcp.client.EventStream;
import dev.luna.mcp.tool.TraceContext;
import io.vertx.core.MultiMap;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.camel.Exchange;

/** One request over HTTP and its response. The steps of the front door share it; only on one thread at a time. */
final class HttpExchange implements ClientConnection {

    private final MultiMap headers;
    private final String address;
    private final WatchedConnection connection;
    private final RequestBody body;
    private final ResponseStream stream;
    private final TraceContext trace;
    private final Consumer<Throwable> onLost;
    private Principal principal;
    private int bodyLength;

    /**
     * @param headers the headers of the request
     * @param address the address of the client
     * @param connection the client's connection
     * @param trace the trace of the request's headers, with the id of the request
     * @param onLost ends the request if its response is lost
     */
    HttpExchange(
            MultiMap headers,
            String address,
            WatchedConnection connection,
            RequestBody body,
            ResponseStream stream,
            TraceContext trace,
            Consumer<Throwable> onLost) {
        this.headers = headers;
        this.address = address;
        this.connection = connection;
        this.body = body;
        this.stream = stream;
        this.trace = trace;
        this.onLost = onLost;
    }

    /** The HTTP exchange of a Camel exchange; empty if another consumer than ours took the request. */
    static Optional<HttpExchange> of(Exchange exchange) {
        return Optional.ofNullable(exchange.getProperty(PROPERTY, HttpExchange.class));
    }

    @Override
    public String header(String name) {
        return header(headers, name);
    }

    /** The value of a header as {@link #header(String)} has it. */
    static String header(MultiMap headers, String name) {
        String first = headers.get(name);
        if (first == null) {
            return null;
        }
        List<String> values = headers.getAll(name);
        return values.size() == 1 ? first : String.join(", ", values);
    }

    @Override
    public String address() {
        return address;
    }

    RequestBody body() {
        return body;
    }

    /** Notes who sent the request, once its token has been checked. */
    void authenticate(Principal sender) {
        principal = sender;
        connection.authenticate();
    }

    /** Adds a header to the response; does nothing if its head has been sent. */
    void putHeader(String name, String value) {
        stream.putHeader(name, value);
    }

    void setBodyLength(int length) {
        bodyLength = length;
    }

    @Override
    public EventStream stream() {
        return stream;
    }

    @Override
    public Principal principal() {
        return principal;
    }

    @Override
    public int bodyLength() {
        return bodyLength;
    }

    @Override
    public TraceContext trace() {
        return trace;
    }

    @Override
    public void fail(Throwable error) {
        onLost.accept(error);
    }
}
