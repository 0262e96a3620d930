package dev.luna.mcp.connection;

import dev.luna.mcp.identity.Principal;
import dev.luna.mcp.outbound.credential.AccessToken;
import dev.luna.mcp.tool.CallContext;
import dev.luna.mcp.tool.ConnectionRequiredException;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.apache.camel.Exchange;

/** The connections of the principals whose calls routes work on: their access tokens, and the request to connect. Thread-safe. */
public final class CallerConnections {

    private final ConnectedServices services;
    private final Connections connections;
    private final TokenRenewal renewal;
    private final ConnectionRequest request;

    CallerConnections(
            ConnectedServices services, Connections connections, TokenRenewal renewal, ConnectionRequest request) {
        this.services = services;
        this.connections = connections;
        this.renewal = renewal;
        this.request = request;
    }

    /** The services. */
    public ConnectedServices services() {
        return services;
    }

    /**
     * The access token of the account that the caller has connected. Without one, the caller is asked to connect it.
     *
     * @param service the name of the service
     * @param call the exchange of the call
     * @param wait the longest time to wait for a renewal of the token; null for as long as it takes
     * @throws ConnectionRequiredException if the account is not connected, and the caller's client cannot open a link by itself
     * @throws dev.luna.mcp.mcp.interaction.InputRequiredException if the call ends here and comes again
     * @throws IOException if the call is stopped while it waits
     * @throws dev.luna.mcp.tool.UpstreamException if the service does not renew the token
     */
    public String accessToken(String service, Exchange call, Duration wait) throws IOException {
        Optional<AccessToken> present = find(service, CallContext.of(call), wait);
        return present.isPresent()
                ? present.get().value()
                : connect(service, call).accessToken().value();
    }

    /** The same, but empty if the caller has not connected an account, or there is no caller. */
    public Optional<AccessToken> find(String service, CallContext call, Duration wait) throws IOException {
        Optional<Principal> principal = call.principal();
        ConnectedService found = services.find(service);
        Optional<Connection> connection =
                principal.flatMap(caller -> connections.use(new ConnectionKey(caller.id(), found.name()), found));
        return connection.isEmpty() ? Optional.empty() : renewal.valid(connection.get(), found, wait);
    }

    private Connection connect(String service, Exchange call) {
        ConnectedService found = services.find(service);
        return request.make(caller(CallContext.of(call), found), found, call);
    }

    /**
     * Gives up a token that the service has refused: it is renewed at the next use, or the account has to be connected again.
     *
     * @param token the access token that was refused
     */
    public void refuse(String service, CallContext call, String token) {
        ConnectedService found = services.find(service);
        ConnectionKey key = new ConnectionKey(caller(call, found).id(), found.name());
        connections
                .use(key, found)
                .filter(connection -> connection.accessToken().value().equals(token))
                .ifPresent(connection -> renewal.refuse(connection, found));
    }

    private static Principal caller(CallContext call, ConnectedService service) {
        return call.principal()
                .orElseThrow(() -> new ConnectionRequiredException("This needs the account of a caller at "
                        + service.host() + ", and no client has called: a timer or another route of the server did."));
    }
}
