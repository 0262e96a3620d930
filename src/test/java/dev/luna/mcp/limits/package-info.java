/** Tests that floods of requests and bytes, and slow clients, do not harm the server. */
package dev.luna.mcp.limits;
