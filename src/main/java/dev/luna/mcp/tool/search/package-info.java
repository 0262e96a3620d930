/** Search of the exposed tools by words. */
package dev.luna.mcp.tool.search;
