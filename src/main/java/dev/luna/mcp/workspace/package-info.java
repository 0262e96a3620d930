/** The workspace: the one directory in which tools may read and write. */
package dev.luna.mcp.workspace;
