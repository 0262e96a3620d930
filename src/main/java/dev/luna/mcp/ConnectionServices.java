package dev.luna.mcp;

import dev.luna.mcp.builtin.github.GitHubOAuth;
import dev.luna.mcp.connection.ConnectedServices;
import dev.luna.mcp.connection.ConnectionAdministration;
import dev.luna.mcp.connection.ConnectionSettings;
import dev.luna.mcp.outbound.OutboundPolicy;
import dev.luna.mcp.outbound.OutboundProxies;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.camel.CamelContext;

/** The services at which callers have accounts of their own, as the settings have them. Stateless. */
public final class ConnectionServices {

    private ConnectionServices() {}

    /**
     * Adds what follows from other settings: the credentials of GitHub, unless they are set, and the names of all services.
     *
     * @throws IllegalArgumentException if a setting is not valid
     */
    static Map<String, String> in(Map<String, String> settings) {
        Map<String, String> all = new HashMap<>(GitHubOAuth.credentials(settings));
        all.putAll(settings);
        Set<String> present = all.entrySet().stream()
                .filter(setting -> !setting.getValue().isEmpty())
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
        all.put(ConnectionSettings.SERVICES, String.join(",", ConnectedServices.names(present)));
        return all;
    }

    /**
     * Opens the connections of an installation, without a server.
     *
     * @param settings all settings
     * @throws IllegalArgumentException if a setting is not valid
     */
    public static ConnectionAdministration administration(Map<String, String> settings) {
        OutboundPolicy policy = new OutboundPolicy(settings.get("luna.outbound-allow"))
                .through(OutboundProxies.of(
                        settings.get("luna.outbound.http-proxy"),
                        settings.get("luna.outbound.https-proxy"),
                        settings.get("luna.outbound.no-proxy")));
        return ConnectionAdministration.open(in(settings), policy);
    }

    /** Returns true if there is such a service. */
    static boolean areIn(CamelContext context) {
        return !context.resolvePropertyPlaceholders("{{" + ConnectionSettings.SERVICES + "}}")
                .isEmpty();
    }
}
