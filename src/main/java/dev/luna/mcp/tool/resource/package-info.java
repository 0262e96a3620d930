/** Resources: the {@code ai-resource:} component. Independent of HTTP and MCP. */
package dev.luna.mcp.tool.resource;
