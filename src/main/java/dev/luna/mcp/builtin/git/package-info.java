/** {@code git_clone}: clones repositories that a caller names, from servers that are not trusted. */
package dev.luna.mcp.builtin.git;
