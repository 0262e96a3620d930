package dev.luna.mcp.identity.oauth;

import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.proc.BadJWTException;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;

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
     * Checks that a token is active, whose claims were checked already.
     *
     * @throws BadJOSEException if it is not
     * @throws AuthorizationServerException if the server cannot be asked
     */
    void requireActive(AuthorizationServer server, String token) throws BadJOSEException {
        members(server, token);
    }

    /**
     * Checks that a token is active and issued for this server.
     *
     * @return its claims
     * @throws BadJOSEException if it is not
     * @throws AuthorizationServerException if the server cannot be asked
     */
    JWTClaimsSet check(AuthorizationServer server, String token) throws BadJOSEException {
        Map<String, Object> members = new LinkedHashMap<>(members(server, token));
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

    private Map<String, Object> members(AuthorizationServer server, String token) throws BadJWTException {
        URI endpoint = server.introspection()
                .orElseThrow(() -> new AuthorizationServerException(
                        server.issuer() + " has no introspection endpoint; remove luna.oauth.introspection-client-id"));
        Map<String, Object> members = requests.introspect(endpoint, client, token);
        if (!Boolean.TRUE.equals(members.get("active"))) {
            throw new BadJWTException("its authorization server says that it is not active");
        }
        return members;
    }
}
