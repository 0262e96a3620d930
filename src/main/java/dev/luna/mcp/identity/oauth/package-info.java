/**
 * The server as a resource server of OAuth 2.1: it publishes which authorization servers issue tokens for it (RFC 9728), and checks
 * the access tokens that clients send, by signature (RFC 9068) or by asking (RFC 7662). It issues no tokens itself.
 */
package dev.luna.mcp.identity.oauth;
