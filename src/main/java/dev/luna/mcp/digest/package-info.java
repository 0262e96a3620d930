/** SHA-256 of texts, bytes and files. */
package dev.luna.mcp.digest;
