/** Luna Services: what stands in for the code it writes while it is down. */
package dev.luna.mcp.builtin.luna;
