/**
 * Building blocks: the {@code block:} component. A route that begins with {@code from: block:NAME} is a block, and
 * {@code to: block:NAME} uses it with options that are checked when the route that uses it loads.
 */
package dev.luna.mcp.tool.block;
