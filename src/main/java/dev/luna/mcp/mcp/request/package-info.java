/** A request as the server reads it: era, revision, session, method and tool. */
package dev.luna.mcp.mcp.request;
