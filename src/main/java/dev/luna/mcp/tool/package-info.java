/**
 * Tools: the {@code ai-tool:} component, the registry of exposed tools, the schema and validation of their arguments,
 * and the failures of calls. Independent of HTTP and MCP.
 */
package dev.luna.mcp.tool;
