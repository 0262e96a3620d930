package dev.luna.mcp.connection;

import dev.luna.mcp.masking.SecretMask;
import dev.luna.mcp.outbound.GuardedHttp;
import dev.luna.mcp.outbound.OutboundPolicy;
import java.time.Clock;
import org.apache.camel.CamelConfiguration;
import org.apache.camel.CamelContext;
import org.apache.camel.spi.Registry;

/** Binds the beans of connections, if there are settings of a service. */
public class ConnectionConfiguration implements CamelConfiguration {

    @Override
    public void configure(CamelContext context) {
        Registry registry = context.getRegistry();
        OutboundPolicy policy = registry.lookupByNameAndType("outboundPolicy", OutboundPolicy.class);
        ConnectionSettings settings =
                new ConnectionSettings(key -> context.resolvePropertyPlaceholders("{{" + key + ":}}"), policy::lists);
        if (!settings.names().isEmpty()) {
            bind(context, settings);
        }
    }

    private static void bind(CamelContext context, ConnectionSettings settings) {
        Registry registry = context.getRegistry();
        SecretMask mask = registry.lookupByNameAndType("secretMask", SecretMask.class);
        Clock clock = Clock.systemUTC();
        // The connections belong to the guard, which closes them.
        ServiceTokens tokens = new ServiceTokens(
                registry.lookupByNameAndType("guardedHttp", GuardedHttp.class)
                        .client()
                        .setConnectionManagerShared(true)
                        .build(),
                mask::learn,
                clock);
        BrowserUrl base = registry.lookupByNameAndType("browserUrl", BrowserUrl.class);
        ConnectedServices services = settings.services();
        Connections connections = settings.open(mask::learn);
        PendingConnections pending = new PendingConnections(clock);
        ConnectionRequest request = new ConnectionRequest(pending, connections, tokens, base, clock);
        TokenRenewal renewal = new TokenRenewal(
                connections,
                tokens,
                context.getExecutorServiceManager().newCachedThreadPool(context, "token-renewal"),
                clock);
        registry.bind("callerConnections", new CallerConnections(services, connections, renewal, request));
        registry.bind("connectPages", new ConnectPages(pending, tokens, base));
        registry.bind(
                "connectAccount",
                new ConnectAccount(settings.names(), services, connections, request, pending, tokens));
    }
}
