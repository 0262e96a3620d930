/**
 * Outbound HTTP that cannot be turned against the network it runs in. Every call of Camel's {@code http} and
 * {@code https} components goes through one guarded connection pool: addresses are checked after resolution and the
 * connection goes to the very address that was checked, whatever the URL, the redirect or the name server said.
 * Answers are bounded in size and time.
 */
package dev.luna.mcp.outbound;
