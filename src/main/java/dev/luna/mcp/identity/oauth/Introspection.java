package dev.luna.mcp.identity.oauth;

import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.proc.BadJWTException;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The check of access tokens by asking their authorization server (RFC 7662). Its requests block. Thread-safe. */
final class Introspection {

    private final AuthorizationServerClient requests;
    private final IntrospectionClient client;
    private final ClaimsCheck claims;

    Introspection(AuthorizationServerClient requests, IntrospectionClient client, ClaimsCheck claims) {
        this.requests = requests;
        this.client = client;
        this.claims = claims;
    }

    /**
     * Checks that a signed token is active, whose claims were checked already.
     *
     * @return false if the server does not say, because it answers only about tokens that are not signed
     * @throws BadJOSEException if the token is not active
     * @throws AuthorizationServerException if the server cannot be asked
     */
    boolean confirms(AuthorizationServer server, String token) throws BadJOSEException {
        return members(server, token).isPresent();
    }

    /**
     * Checks that a token is active and issued for this server.
     *
     * @return its claims
     * @throws BadJOSEException if it is not
     * @throws AuthorizationServerException if the server cannot be asked
     */
    JWTClaimsSet check(AuthorizationServer server, String token) throws BadJOSEException {
        Map<String, Object> members = new LinkedHashMap<>(members(server, token)
                .orElseThrow(() -> new BadJWTException("its authorization server does not know it")));
        // Both may be left out (RFC 7662, section 2.2): the server that answers is the issuer, and a client that
        // acts for nobody is its own subject.
        members.putIfAbsent("iss", server.issuer());
        if (members.get("client_id") != null) {
            members.putIfAbsent("sub", members.get("client_id"));
        }
        JWTClaimsSet set = ClaimsCheck.claims(members);
        claims.verify(set, null);
        return set;
    }

    private Optional<Map<String, Object>> members(AuthorizationServer server, String token) throws BadJWTException {
        URI endpoint = server.introspection()
                .orElseThrow(() -> new AuthorizationServerException(
                        server.issuer() + " has no introspection endpoint; remove luna.oauth.introspection-client-id"));
        Optional<Map<String, Object>> members = requests.introspect(endpoint, client, token);
        if (members.isPresent() && !Boolean.TRUE.equals(members.get().get("active"))) {
            throw new BadJWTException("its authorization server says that it is not active");
        }
        return members;
    }
}
