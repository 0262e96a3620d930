package dev.luna.mcp.mcp.method;

import dev.luna.mcp.mcp.jsonrpc.McpResult;

/** {@code EmptyResult} of MCP's schema: the result of a method that returns no data; immutable. */
public record EmptyResult() implements McpResult {}
