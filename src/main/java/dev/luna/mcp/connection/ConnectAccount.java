package dev.luna.mcp.connection;

import dev.luna.mcp.identity.Principal;
import dev.luna.mcp.mcp.interaction.ClientContext;
import dev.luna.mcp.mcp.interaction.InputRequest;
import dev.luna.mcp.tool.CallContext;
import dev.luna.mcp.tool.ConnectionRequiredException;
import dev.luna.mcp.tool.InvalidArgumentException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.camel.Exchange;
import org.apache.camel.Header;

/** The step of the tool {@code connect_account}. Thread-safe. */
public final class ConnectAccount {

    private final List<String> names;
    private final ConnectedServices services;
    private final Connections connections;
    private final ConnectionRequest request;
    private final PendingConnections pending;
    private final ServiceTokens tokens;

    ConnectAccount(
            List<String> names,
            ConnectedServices services,
            Connections connections,
            ConnectionRequest request,
            PendingConnections pending,
            ServiceTokens tokens) {
        this.names = List.copyOf(names);
        this.services = services;
        this.connections = connections;
        this.request = request;
        this.pending = pending;
        this.tokens = tokens;
    }

    /**
     * Connects the account of the caller, or ends its connection.
     *
     * @param name the service
     * @param code the code that the page in the browser shows; null to begin
     * @param disconnect true to end the connection
     * @throws InvalidArgumentException if the service is unknown, or the code is wrong
     */
    public Map<String, Object> connect(
            @Header("service") String name,
            @Header("code") String code,
            @Header("disconnect") boolean disconnect,
            Exchange call) {
        ConnectedService service = service(name);
        Principal principal = CallContext.of(call)
                .principal()
                .orElseThrow(() -> new ConnectionRequiredException(
                        "Only a client can connect an account: its principal gets it."));
        ConnectionKey key = new ConnectionKey(principal.id(), service.name());
        if (disconnect) {
            return end(key, service);
        }
        if (code != null) {
            return connected(request.confirm(principal, service, code));
        }
        Optional<Connection> present = connections.use(key, service);
        if (present.isPresent()) {
            return connected(present.get());
        }
        boolean asks = ClientContext.of(call)
                .filter(client -> client.canAnswer(InputRequest.Kind.ELICIT_URL))
                .isPresent();
        if (asks || pending.isGranted(key)) {
            return connected(request.make(principal, service, call));
        }
        return result(service, false, request.begin(pending.link(principal, service)));
    }

    private ConnectedService service(String name) {
        if (!names.contains(name)) {
            throw new InvalidArgumentException(
                    "Argument 'service' must be one of " + String.join(", ", names) + ", got '" + name + "'.");
        }
        return services.find(name);
    }

    private Map<String, Object> end(ConnectionKey key, ConnectedService service) {
        pending.discard(key)
                .ifPresent(
                        unconfirmed -> tokens.revoke(service, unconfirmed.accessToken(), unconfirmed.refreshToken()));
        Optional<Connection> ended = connections.remove(key, service);
        boolean revoked = ended.filter(connection ->
                        tokens.revoke(service, connection.accessToken().value(), connection.refreshToken()))
                .isPresent();
        return result(
                service,
                false,
                ended.isEmpty()
                        ? "There was no connection."
                        : "The connection was removed" + (revoked ? ", and the service has revoked its tokens." : "."));
    }

    private Map<String, Object> connected(Connection connection) {
        return result(
                services.find(connection.key().service()), true, "Connected since " + connection.connectedAt() + ".");
    }

    private static Map<String, Object> result(ConnectedService service, boolean connected, String message) {
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("service", service.name());
        result.put("connected", connected);
        result.put("message", message);
        return result;
    }
}
