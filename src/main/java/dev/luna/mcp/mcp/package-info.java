/**
 * The two dialects of {@code /mcp}: the Model Context Protocol, and plain JSON-RPC calls with a tool's name as the method.
 * Decides what a message asks for and writes what comes back; knows nothing of HTTP connections.
 */
package dev.luna.mcp.mcp;
