/**
 * Sessions of clients up to MCP 2025-11-25: offered, never demanded. Also the seal on what clients keep for this server.
 */
package dev.luna.mcp.mcp.session;
