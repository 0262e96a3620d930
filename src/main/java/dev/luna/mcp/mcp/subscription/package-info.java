/**
 * Who is told when something changes: lists of tools, prompts and resources, and single resources. In either era it travels on a
 * stream that the client keeps open.
 */
package dev.luna.mcp.mcp.subscription;
