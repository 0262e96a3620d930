/** The client of a request: what a running tool tells it and asks of it, in the way of its era, and how it cancels. */
package dev.luna.mcp.mcp.client;
