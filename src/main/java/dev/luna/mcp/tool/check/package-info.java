/** Problems of route files, by line: errors that prevent loading, and dangers. Starts no route and sends no request. */
package dev.luna.mcp.tool.check;
