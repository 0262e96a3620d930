/** The server as a whole: wires the rooms together and starts them. */
package dev.luna.mcp;
