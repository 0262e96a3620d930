/** JSON-RPC 2.0: messages, identifiers and error codes. Knows nothing of MCP or HTTP. */
package dev.luna.mcp.mcp.jsonrpc;
