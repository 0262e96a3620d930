/** The beans that the built-in tools of git, Python and docker share. */
package dev.luna.mcp.builtin;
