/**
 * Outbound HTTP that cannot be used to attack the server's own network. All calls of Camel's {@code http} and {@code https}
 * components, and all requests to GitHub, use guarded connections: addresses are checked after resolution, and the connection
 * goes to exactly the address that was checked, for any URL, redirect or answer of the name server. Responses are bounded in
 * size and time.
 */
package dev.luna.mcp.outbound;
