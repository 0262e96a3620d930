/**
 * From files to running tools: reads the directories of routes, loads each file by itself, replaces what has changed without
 * a gap, and keeps the last good version of what does not load.
 */
package dev.luna.mcp.tool.loading;
