/** Cloning repositories that a caller names, from servers that nobody vouches for. */
package dev.luna.mcp.builtin.git;
