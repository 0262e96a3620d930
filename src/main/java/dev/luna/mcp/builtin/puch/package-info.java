/** The tools that Puch AI requires of every server. */
package dev.luna.mcp.builtin.puch;
