package dev.luna.mcp.identity.oauth;

import java.net.URI;
import java.util.List;
import java.util.stream.Stream;

/** The URLs at which the metadata of an authorization server may be. Stateless. */
final class WellKnownPlaces {

    private static final String OAUTH = "/.well-known/oauth-authorization-server";
    private static final String OPENID = "/.well-known/openid-configuration";

    private WellKnownPlaces() {}

    /**
     * The places for an issuer in the order in which the MCP specification tries them: with the path of the issuer inserted (RFC 8414,
     * section 3.1) for both names, then appended (OpenID Connect Discovery 1.0, section 4).
     */
    static List<URI> of(String issuer) {
        URI url = URI.create(issuer);
        String origin = url.getScheme() + "://" + url.getRawAuthority();
        String path = url.getRawPath().replaceFirst("/+$", "");
        return Stream.of(origin + OAUTH + path, origin + OPENID + path, origin + path + OPENID)
                .distinct()
                .map(URI::create)
                .toList();
    }
}
