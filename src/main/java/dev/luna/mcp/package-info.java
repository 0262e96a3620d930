/** Starts the server and says how to connect to it. */
package dev.luna.mcp;
