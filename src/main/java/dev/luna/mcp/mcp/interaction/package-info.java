/**
 * The interaction of a running route with its client: progress, log messages, input requests. The {@code mcp:} component is how a YAML route
 * says it; how it travels is up to whoever implements {@link dev.luna.mcp.mcp.interaction.ClientContext}.
 */
package dev.luna.mcp.mcp.interaction;
