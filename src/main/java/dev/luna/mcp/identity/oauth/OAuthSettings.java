package dev.luna.mcp.identity.oauth;

import dev.luna.mcp.config.PublicUrl;
import java.net.URI;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;

/**
 * The settings {@code luna.oauth.*}. Immutable.
 *
 * @param issuers the issuer identifiers of the authorization servers that are trusted, as written
 * @param resource the canonical URL of this server, the only audience that is accepted
 * @param loginScopes the scopes that clients should ask for when they log in
 * @param introspection the client by which this server asks about tokens; empty if it does not
 */
record OAuthSettings(
        List<String> issuers,
        PublicUrl resource,
        Set<String> loginScopes,
        Optional<IntrospectionClient> introspection) {

    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

    OAuthSettings {
        issuers = List.copyOf(issuers);
        loginScopes = Collections.unmodifiableSet(new LinkedHashSet<>(loginScopes));
    }

    /**
     * Reads the settings, each of which may be empty.
     *
     * @param listed true for a host and port that the owner has listed in {@code LUNA_OUTBOUND_ALLOW}
     * @return empty if no issuer is set: then there is no OAuth
     * @throws IllegalArgumentException if one is missing or not valid; the message names it
     */
    static Optional<OAuthSettings> of(
            String issuers,
            String publicUrl,
            String loginScopes,
            String clientId,
            String clientSecret,
            BiPredicate<String, Integer> listed) {
        List<String> all = list(issuers);
        if (all.isEmpty()) {
            return Optional.empty();
        }
        all.forEach(issuer -> requireIssuer(issuer, listed));
        PublicUrl resource = PublicUrl.parse(publicUrl)
                .orElseThrow(
                        () -> new IllegalArgumentException(
                                "LUNA_OAUTH_ISSUER needs LUNA_PUBLIC_URL (luna.public-url):"
                                        + " the URL that clients use, such as https://tools.example.org/mcp. Access tokens must be issued for it."));
        Optional<IntrospectionClient> client = IntrospectionClient.of(clientId, clientSecret);
        if (client.isPresent() && all.size() > 1) {
            throw new IllegalArgumentException(
                    "luna.oauth.introspection-client-id works with one issuer, because a token must"
                            + " not be shown to another authorization server than its own; LUNA_OAUTH_ISSUER has "
                            + all.size() + ".");
        }
        return Optional.of(new OAuthSettings(all, resource, scopes(loginScopes), client));
    }

    private static List<String> list(String setting) {
        return Arrays.stream(setting.split(","))
                .map(String::strip)
                .filter(entry -> !entry.isEmpty())
                .distinct()
                .toList();
    }

    private static Set<String> scopes(String setting) {
        List<String> scopes = list(setting);
        scopes.stream().filter(scope -> !TokenScopes.isScope(scope)).findFirst().ifPresent(scope -> {
            throw new IllegalArgumentException("luna.oauth.login-scopes: '" + scope
                    + "' is no scope. Separate scopes by commas; a scope has no space, quote or backslash.");
        });
        return new LinkedHashSet<>(scopes);
    }

    private static void requireIssuer(String issuer, BiPredicate<String, Integer> listed) {
        URI url;
        try {
            url = URI.create(issuer);
        } catch (IllegalArgumentException e) {
            throw unusable(issuer, "must be a URL such as https://login.example.org");
        }
        if (url.getHost() == null
                || url.getRawUserInfo() != null
                || url.getRawQuery() != null
                || url.getRawFragment() != null) {
            throw unusable(issuer, "must be a URL such as https://login.example.org, without a query");
        }
        if (!isProtected(url, listed)) {
            throw unusable(
                    issuer,
                    "must begin with https:, or its keys could be forged on the way. Plain http is possible for this machine,"
                            + " and for hosts in LUNA_OUTBOUND_ALLOW");
        }
    }

    /** True for https, and for http to this machine or to a host that the owner has listed. */
    private static boolean isProtected(URI url, BiPredicate<String, Integer> listed) {
        return "https".equals(url.getScheme())
                || "http".equals(url.getScheme())
                        && (LOOPBACK.contains(url.getHost())
                                || listed.test(url.getHost(), url.getPort() == -1 ? 80 : url.getPort()));
    }

    private static IllegalArgumentException unusable(String issuer, String reason) {
        return new IllegalArgumentException("LUNA_OAUTH_ISSUER (luna.oauth.issuer): '" + issuer + "' " + reason + ".");
    }
}
