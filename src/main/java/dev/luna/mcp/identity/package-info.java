/**
 * Principals: who sends requests, how they proved it and what they may do. Independent of HTTP and MCP.
 */
package dev.luna.mcp.identity;
