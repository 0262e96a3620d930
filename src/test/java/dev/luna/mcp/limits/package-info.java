/** What a flood of requests, of bytes or of time cannot do to the server. */
package dev.luna.mcp.limits;
