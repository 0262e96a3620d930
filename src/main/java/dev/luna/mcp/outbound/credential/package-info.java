/** Credentials for services, as the owner's settings {@code luna.credentials.*} have them, and requests for access tokens of OAuth 2. */
package dev.luna.mcp.outbound.credential;
