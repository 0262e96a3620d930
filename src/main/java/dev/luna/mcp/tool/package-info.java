/**
 * Tools: the {@code ai-tool:} component, the registry of exposed tools, the schema and validation of their arguments,
 * and what a call can end in. Knows nothing of HTTP or of the protocols in front of it.
 */
package dev.luna.mcp.tool;
