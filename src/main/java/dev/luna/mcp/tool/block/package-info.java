/**
 * Building blocks: the {@code block:} component. A route with {@code from: block:NAME} is a block; {@code to:
 * block:NAME} uses it, with options that are validated when the route loads.
 */
package dev.luna.mcp.tool.block;
