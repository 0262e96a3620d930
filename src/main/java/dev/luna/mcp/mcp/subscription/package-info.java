/**
 * Subscriptions to changes: lists of tools, prompts and resources, and single resources. In either era they arrive on a
 * stream that the client keeps open.
 */
package dev.luna.mcp.mcp.subscription;
