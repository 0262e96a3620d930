/** The tool that finds tools, and the short lists that clients get while it is on. Loaded only if luna.tools.search is true. */
package dev.luna.mcp.mcp.search;
