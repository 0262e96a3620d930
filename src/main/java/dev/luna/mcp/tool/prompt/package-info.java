/** Prompts: the {@code ai-prompt:} component. Independent of HTTP and MCP. */
package dev.luna.mcp.tool.prompt;
