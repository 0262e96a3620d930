/** Named tokens: the tokens that the owner makes for others, and the file that keeps their digests. */
package dev.luna.mcp.identity.token;
