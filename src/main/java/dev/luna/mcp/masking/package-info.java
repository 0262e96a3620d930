/** Takes secrets out of what the server says: to its callers and in its log. Knows nobody. */
package dev.luna.mcp.masking;
