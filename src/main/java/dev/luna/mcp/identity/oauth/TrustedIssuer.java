package dev.luna.mcp.identity.oauth;

import java.util.Optional;

/**
 * One authorization server that the owner trusts, and the checks of its tokens. Each has its own, so no server can vouch for a token of
 * another.
 *
 * @param server its metadata and keys
 * @param signatures checks signed tokens
 * @param introspection asks about tokens; empty if the owner has set no client for it
 */
record TrustedIssuer(KnownServer server, SignatureCheck signatures, Optional<Introspection> introspection) {}
