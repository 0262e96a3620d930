/** The methods of MCP and their results. */
package dev.luna.mcp.mcp.method;
