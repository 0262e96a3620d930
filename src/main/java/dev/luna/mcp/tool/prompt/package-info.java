/** Prompts: the {@code ai-prompt:} component. Knows nothing of HTTP or of the protocols in front of it. */
package dev.luna.mcp.tool.prompt;
