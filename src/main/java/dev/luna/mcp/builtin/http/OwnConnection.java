package dev.luna.mcp.builtin.http;

import dev.luna.mcp.connection.CallerConnections;
import dev.luna.mcp.tool.CallContext;
import java.io.IOException;
import java.time.Duration;
import org.apache.camel.Exchange;

/**
 * Credentials of each caller's own: the access token of its connection to the service. Immutable.
 *
 * @param service the name of the credentials
 * @param call the call that needs them; null until it is known
 */
record OwnConnection(CallerConnections connections, String service, Exchange call) implements Credentials.Source {

    private static final String PREFIX = "Bearer ";

    @Override
    public Credentials.Source of(Exchange next) {
        return new OwnConnection(connections, service, next);
    }

    @Override
    public String authorization(Duration wait) throws IOException {
        return PREFIX + connections.accessToken(service, call, wait);
    }

    @Override
    public boolean renew(String refused) {
        connections.refuse(service, CallContext.of(call), refused.substring(PREFIX.length()));
        return true;
    }
}
