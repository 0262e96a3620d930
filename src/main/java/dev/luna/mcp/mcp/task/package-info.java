/**
 * Calls of tools that outlive their request: the extension {@code io.modelcontextprotocol/tasks} of MCP. A task is a call of the
 * modern era that the server repeats itself, with the answers to its questions, until it has a result.
 */
package dev.luna.mcp.mcp.task;
