/** What Puch AI asks of every server. */
package dev.luna.mcp.builtin.puch;
