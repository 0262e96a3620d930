/** Masks secrets in responses and in the log. */
package dev.luna.mcp.masking;
