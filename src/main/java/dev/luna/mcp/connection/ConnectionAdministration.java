package dev.luna.mcp.connection;

import dev.luna.mcp.outbound.GuardedHttp;
import dev.luna.mcp.outbound.OutboundPolicy;
import dev.luna.mcp.tool.InvalidToolException;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;

/** Lists and revokes the connections of others for the owner, beside a running server, which sees each change at once. Not thread-safe. */
public final class ConnectionAdministration {

    private static final Duration DEADLINE = Duration.ofSeconds(15);
    private static final long MAX_BYTES = 1_000_000;

    private final OutboundPolicy policy;
    private final ConnectedServices services;
    private final List<String> names;
    private final Connections connections;

    private ConnectionAdministration(OutboundPolicy policy, ConnectionSettings settings) {
        this.policy = policy;
        this.services = settings.services();
        this.names = settings.names();
        this.connections = settings.open(secret -> {});
    }

    /**
     * Opens the connections of an installation.
     *
     * @param settings all settings, with {@link ConnectionSettings#SERVICES}
     * @param policy the guard of requests to services
     * @throws IllegalArgumentException if a setting is not valid
     */
    public static ConnectionAdministration open(Map<String, String> settings, OutboundPolicy policy) {
        return new ConnectionAdministration(
                policy, new ConnectionSettings(key -> settings.getOrDefault(key, ""), policy::lists));
    }

    /** All connections that have not ended. */
    public List<ConnectionDescription> list() {
        return connections.list();
    }

    /**
     * Ends a connection.
     *
     * @return true if the service has confirmed that it has revoked the tokens; false if it has no endpoint for that or did not
     * @throws IOException if a connection to the service cannot be closed
     */
    public boolean revoke(ConnectionDescription connection) throws IOException {
        ConnectionKey key = new ConnectionKey(connection.principal(), connection.service());
        Optional<ConnectedService> service = service(connection.service());
        if (service.isEmpty()) {
            connections.forget(key);
            return false;
        }
        Optional<Connection> removed = connections.remove(key, service.get());
        if (removed.isEmpty()) {
            return false;
        }
        try (CloseableHttpClient http = GuardedHttp.ofService(
                        service.get().client().tokenUrl(),
                        service.get().host(),
                        "luna.credentials." + service.get().name() + ".revoke-url",
                        policy,
                        DEADLINE,
                        MAX_BYTES)
                .client()
                .build()) {
            return new ServiceTokens(http, secret -> {}, Clock.systemUTC())
                    .revoke(
                            service.get(),
                            removed.get().accessToken().value(),
                            removed.get().refreshToken());
        }
    }

    /** The service of a connection; empty if its settings are gone or not valid, which must not keep a connection alive. */
    private Optional<ConnectedService> service(String name) {
        try {
            return names.contains(name) ? Optional.of(services.find(name)) : Optional.empty();
        } catch (InvalidToolException e) {
            return Optional.empty();
        }
    }
}
