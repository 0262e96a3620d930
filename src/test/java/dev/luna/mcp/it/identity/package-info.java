/** Principals, their tokens and what they may do, over HTTP. */
package dev.luna.mcp.it.identity;
