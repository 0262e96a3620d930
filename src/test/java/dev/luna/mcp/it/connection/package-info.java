/** Accounts that callers connect, with real authorization servers and a browser. */
package dev.luna.mcp.it.connection;
