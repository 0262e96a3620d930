/** Luna Services: the stub for its code while it is unavailable. */
package dev.luna.mcp.builtin.luna;
