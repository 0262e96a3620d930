/** The JSON Schema of tool files, which editors use for completion and for mistakes while a file is written. */
package dev.luna.mcp.tool.editor;
