package dev.luna.mcp.identity.oauth;

import com.nimbusds.jose.jwk.JWKSet;
import java.net.URI;
import java.util.Optional;

/**
 * An authorization server as it described itself. Immutable.
 *
 * @param issuer its issuer identifier, as the owner has set it
 * @param keys the public keys of its signatures; none if it signs no tokens
 * @param introspection the endpoint that tells whether a token is active (RFC 7662); empty if it has none
 */
record AuthorizationServer(String issuer, JWKSet keys, Optional<URI> introspection) {}
