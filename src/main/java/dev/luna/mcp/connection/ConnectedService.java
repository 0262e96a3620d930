package dev.luna.mcp.connection;

import dev.luna.mcp.outbound.credential.CredentialSettings;
import dev.luna.mcp.outbound.credential.OAuthClient;
import java.net.URI;
import java.util.Map;
import java.util.Optional;

/**
 * A service at which each principal has an account of its own. Immutable.
 *
 * @param name of the credentials, {@code luna.credentials.NAME}
 * @param url the base of all URLs that get the tokens
 * @param authorizeUrl the authorization endpoint, which is opened in the principal's browser
 * @param client this server as a client of the authorization server
 * @param scope the scopes to ask for; empty for the service's default
 * @param revokeUrl the revocation endpoint (RFC 7009); empty if there is none
 * @param issuer the issuer that the authorization server names in its responses (RFC 9207); if empty, only its origin is compared
 */
public record ConnectedService(
        String name,
        URI url,
        URI authorizeUrl,
        OAuthClient client,
        Optional<String> scope,
        Optional<URI> revokeUrl,
        Optional<String> issuer) {

    /** @throws dev.luna.mcp.tool.InvalidToolException if a setting is missing or not valid; the message names it */
    static ConnectedService of(CredentialSettings settings) {
        return new ConnectedService(
                settings.name(),
                settings.url("url"),
                settings.url("authorize-url"),
                settings.client(),
                settings.find("scope"),
                settings.find("revoke-url").map(set -> settings.url("revoke-url")),
                settings.find("issuer"));
    }

    /** The host of the page at which the principal signs in, for people. */
    String host() {
        return authorizeUrl.getAuthority();
    }

    /** The URL that begins an authorization (RFC 6749, section 4.1.1). */
    URI authorization(Map<String, String> parameters) {
        return URI.create(
                authorizeUrl + (authorizeUrl.getRawQuery() == null ? "?" : "&") + OAuthClient.form(parameters));
    }

    /**
     * Returns false if a response comes from another authorization server than the one that was asked (RFC 9207).
     *
     * @param sent the parameter {@code iss} of the response; null if there is none
     */
    boolean isIssuer(String sent) {
        if (sent == null) {
            return true;
        }
        return issuer.map(sent::equals).orElseGet(() -> origin(sent).equals(origin(authorizeUrl.toString())));
    }

    private static Optional<String> origin(String url) {
        try {
            URI parsed = URI.create(url);
            return Optional.ofNullable(parsed.getHost())
                    .map(host -> parsed.getScheme() + "://" + host + ":" + CredentialSettings.port(parsed));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
