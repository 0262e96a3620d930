/**
 * From files to running tools: reads the tool directories, loads each file separately, replaces changed routes
 * without an interruption, and keeps the last good version of a file that does not load.
 */
package dev.luna.mcp.tool.loading;
