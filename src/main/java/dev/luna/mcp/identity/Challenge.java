package dev.luna.mcp.identity;

import java.net.URI;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The values of the header {@code WWW-Authenticate} in responses that refuse a request (RFC 6750, section 3). Without OAuth a missing
 * token is answered by the scheme alone, as ever: clients would take anything more for an offer to log in. Immutable.
 *
 * @param resourceMetadata the URL of the document that names the authorization servers (RFC 9728, section 5.1); empty without OAuth
 * @param loginScopes the scopes that a client should ask for when it logs in
 */
public record Challenge(Optional<URI> resourceMetadata, Set<String> loginScopes) {

    /** The challenge of a server without OAuth. */
    public static final Challenge PLAIN = new Challenge(Optional.empty(), Set.of());

    private static final String SCHEME = "Bearer";

    /** The value for a request without a valid token, which may have had another. */
    public String unauthorized(boolean hadToken) {
        return resourceMetadata
                .map(url -> SCHEME + " " + (hadToken ? "error=\"invalid_token\", " : "") + metadata(url)
                        + (loginScopes.isEmpty() ? "" : ", " + scope(loginScopes)))
                .orElse(SCHEME);
    }

    /** The value for a request whose token is written as no token can be. */
    public String malformed() {
        return SCHEME + " error=\"invalid_request\""
                + resourceMetadata.map(url -> ", " + metadata(url)).orElse("");
    }

    /**
     * The value for a request whose token lacks scopes. It names all that the client should ask for at once: those needed, and those that
     * the token has, which a new token would not have otherwise.
     */
    public String insufficientScope(Set<String> needed, Set<String> granted) {
        Set<String> all = new TreeSet<>(granted);
        all.addAll(needed);
        return SCHEME + " error=\"insufficient_scope\", " + scope(all)
                + resourceMetadata.map(url -> ", " + metadata(url)).orElse("");
    }

    private static String scope(Set<String> scopes) {
        return "scope=\"" + String.join(" ", new TreeSet<>(scopes)) + "\"";
    }

    private static String metadata(URI url) {
        return "resource_metadata=\"" + url + "\"";
    }
}
