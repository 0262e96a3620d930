package dev.luna.mcp.identity.oauth;

import dev.luna.mcp.identity.Challenge;
import dev.luna.mcp.identity.TokenAuthenticator;
import dev.luna.mcp.outbound.OutboundPolicy;
import dev.luna.mcp.outbound.OutboundProxies;
import java.util.Optional;
import org.apache.camel.BindToRegistry;
import org.apache.camel.CamelConfiguration;
import org.apache.camel.CamelContext;
import org.apache.camel.spi.Registry;

/** Binds the parts of OAuth, if {@code luna.oauth.issuer} is set; connects to nothing. */
public class OAuthConfiguration implements CamelConfiguration {

    /**
     * Binds what a refused client is told and, with it, the check of access tokens: both exist before the access check is made.
     *
     * @throws IllegalArgumentException if a setting is missing or not valid
     */
    @BindToRegistry("challenge")
    public Challenge challenge(CamelContext context) {
        OutboundPolicy policy = new OutboundPolicy(setting(context, "luna.outbound-allow"))
                .through(OutboundProxies.of(
                        setting(context, "luna.outbound.http-proxy"),
                        setting(context, "luna.outbound.https-proxy"),
                        setting(context, "luna.outbound.no-proxy")));
        Optional<OAuthSettings> settings = OAuthSettings.of(
                setting(context, "luna.oauth.issuer"),
                setting(context, "luna.public-url"),
                setting(context, "luna.oauth.login-scopes"),
                setting(context, "luna.oauth.introspection-client-id"),
                setting(context, "luna.oauth.introspection-client-secret"),
                policy::lists);
        settings.ifPresent(oauth -> bind(context, oauth, policy));
        return settings.map(oauth ->
                        new Challenge(Optional.of(ProtectedResource.url(oauth.resource())), oauth.loginScopes()))
                .orElse(Challenge.PLAIN);
    }

    private static void bind(CamelContext context, OAuthSettings settings, OutboundPolicy policy) {
        Registry registry = context.getRegistry();
        TrustedIssuers issuers = TrustedIssuers.of(settings, policy);
        registry.bind("oauthIssuers", TrustedIssuers.class, issuers, null, "close");
        registry.bind("oauthAuthenticator", TokenAuthenticator.class, issuers.authenticator());
        registry.bind(
                "protectedResource",
                new ProtectedResource(
                        settings.resource(),
                        settings.issuers(),
                        setting(context, "luna.server.title"),
                        settings.loginScopes()));
    }

    private static String setting(CamelContext context, String name) {
        return context.resolvePropertyPlaceholders("{{" + name + ":}}");
    }
}
